package network.conet.chainaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import network.conet.units.Hex;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.StructuredDataEncoder;

class TypedStructTest {
  private static final AccountAddress CONTRACT =
      AccountAddress.parse("0xcccccccccccccccccccccccccccccccccccccccc");

  @Test
  void agreesWithAnotherImplementation() throws IOException {
    Eip712Domain domain = new Eip712Domain("CoNET Test", "1", ChainId.of(31337), CONTRACT);
    TypedStruct struct =
        TypedStruct.of("Statement(bytes32 id,address who,uint64 count,bool ok)")
            .bytes32(Keccak.hash(new byte[] {1}))
            .address(CONTRACT)
            .uint(42)
            .bool(true);
    String json =
        """
        {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},
        {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],
        "Statement":[{"name":"id","type":"bytes32"},{"name":"who","type":"address"},
        {"name":"count","type":"uint64"},{"name":"ok","type":"bool"}]},
        "primaryType":"Statement",
        "domain":{"name":"CoNET Test","version":"1","chainId":31337,"verifyingContract":"%s"},
        "message":{"id":"%s","who":"%s","count":42,"ok":true}}
        """
            .formatted(CONTRACT, Keccak.hash(new byte[] {1}), CONTRACT);
    byte[] theirs = new StructuredDataEncoder(json).hashStructuredData();
    assertThat(domain.digest(struct).hex()).isEqualTo(Hex.encode(theirs));
  }

  @Test
  void refusesAForgottenMember() {
    TypedStruct half = TypedStruct.of("Pair(uint256 a,uint256 b)").uint(1);
    assertThatThrownBy(half::hash).isInstanceOf(IllegalStateException.class);
  }
}
