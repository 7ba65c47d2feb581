package network.conet.chainaccess;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import network.conet.units.AccountAddress;
import network.conet.units.Hex;

/** A point of secp256k1 in its 33-byte form; one that is not on the curve is refused. */
public record CompressedPublicKey(String hex) {
  public static final int BYTES = 33;

  public CompressedPublicKey {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a compressed public key has 33 bytes");
    }
    hex = Hex.encode(bytes);
    uncompress(bytes);
  }

  public static CompressedPublicKey of(byte[] bytes) {
    return new CompressedPublicKey(Hex.encode(bytes));
  }

  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  /** The account that this key's owner controls. */
  public AccountAddress address() {
    return addressOf(uncompress(toBytes()));
  }

  static AccountAddress addressOf(byte[] uncompressed) {
    byte[] hash = Keccak.bytes(Arrays.copyOfRange(uncompressed, 1, 65));
    return AccountAddress.of(Arrays.copyOfRange(hash, 12, 32));
  }

  private static byte[] uncompress(byte[] compressed) {
    try {
      return Secp256k1.get().pubkeyParse(compressed);
    } catch (Secp256k1Exception e) {
      throw new IllegalArgumentException("not a point of secp256k1", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
