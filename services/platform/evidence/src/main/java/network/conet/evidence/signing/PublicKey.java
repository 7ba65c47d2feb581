package network.conet.evidence.signing;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import network.conet.units.AccountAddress;
import network.conet.units.Hex;

/** A secp256k1 point in compressed form; constructing one checks that it is on the curve. */
public record PublicKey(String hex) {
  public static final int BYTES = 33;

  public PublicKey {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a compressed public key has 33 bytes, not " + bytes.length);
    }
    uncompressed(bytes);
    hex = Hex.encode(bytes);
  }

  public static PublicKey of(byte[] compressed) {
    return new PublicKey(Hex.encode(compressed));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  public AccountAddress address() {
    return addressOf(uncompressed(toBytes()));
  }

  /** The account of a 65-byte uncompressed point. */
  static AccountAddress addressOf(byte[] point) {
    byte[] hash = Keccak.digest(Arrays.copyOfRange(point, 1, point.length));
    return AccountAddress.of(
        Arrays.copyOfRange(hash, hash.length - AccountAddress.BYTES, hash.length));
  }

  private static byte[] uncompressed(byte[] compressed) {
    try {
      return Secp256k1.get().pubkeyParse(compressed);
    } catch (Secp256k1Exception e) {
      throw new IllegalArgumentException("not a point of secp256k1", e);
    }
  }
}
