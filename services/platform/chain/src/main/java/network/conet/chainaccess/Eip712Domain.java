package network.conet.chainaccess;

import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import network.conet.units.Hash32;

/**
 * The domain that binds a typed statement to one contract on one chain, so that what was signed for
 * a local network is worth nothing on another.
 */
public record Eip712Domain(
    String name, String version, ChainId chainId, AccountAddress verifyingContract) {
  private static final byte[] PREFIX = {0x19, 0x01};

  public Hash32 separator() {
    return TypedStruct.of(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")
        .string(name)
        .string(version)
        .uint(chainId.number())
        .address(verifyingContract)
        .hash();
  }

  /** What is signed: {@code keccak256(0x1901 ‖ separator ‖ structHash)}. */
  public Hash32 digest(TypedStruct struct) {
    return Keccak.hash(PREFIX, separator().toBytes(), struct.hash().toBytes());
  }
}
