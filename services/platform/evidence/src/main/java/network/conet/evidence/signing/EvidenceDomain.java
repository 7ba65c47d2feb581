package network.conet.evidence.signing;

import java.math.BigInteger;
import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.Keccak;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;

/**
 * The EIP-712 domain of all evidence: what is signed for one chain and registry says nothing on
 * another.
 */
public final class EvidenceDomain {
  private static final byte[] TYPE_HASH =
      Keccak.ofText(
          "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
  private static final byte[] NAME_HASH = Keccak.ofText("CoNET Receipt");
  private static final byte[] VERSION_HASH = Keccak.ofText("1");
  private static final byte[] PREFIX = {0x19, 0x01};

  private final byte[] separator;

  private EvidenceDomain(byte[] separator) {
    this.separator = separator;
  }

  /**
   * @param chainId the chain's EIP-155 id
   * @param nodeRegistry the verifying contract
   */
  public static EvidenceDomain of(BigInteger chainId, AccountAddress nodeRegistry) {
    return new EvidenceDomain(
        Keccak.bytes(
            new AbiWords()
                .word(TYPE_HASH)
                .word(NAME_HASH)
                .word(VERSION_HASH)
                .number(chainId)
                .address(nodeRegistry)
                .toBytes()));
  }

  /** The digest to sign of a struct: type hash, then its fields as words. */
  public Hash32 digest(byte[] typeHash, byte[] fields) {
    return Keccak.hash(PREFIX, separator, Keccak.bytes(typeHash, fields));
  }
}
