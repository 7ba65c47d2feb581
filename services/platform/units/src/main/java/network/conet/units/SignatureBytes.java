package network.conet.units;

/**
 * A secp256k1 signature as the contracts read it: r, s, v in 65 bytes with v 27 or 28. High s is
 * refused, as OpenZeppelin's ECDSA refuses it, so that a signature has one form and a receipt or an
 * attestation cannot be replayed under another.
 */
public record SignatureBytes(String hex) {
  public static final int BYTES = 65;

  /** Half the order of secp256k1, floored, as text: compares like the number. */
  private static final String HALF_ORDER =
      "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0";

  public SignatureBytes {
    hex = Hex.canonical(hex, BYTES, "a signature");
    String v = hex.substring(130);
    if (!v.equals("1b") && !v.equals("1c")) {
      throw new IllegalArgumentException("a signature's v must be 27 or 28");
    }
    if (hex.substring(66, 130).compareTo(HALF_ORDER) > 0) {
      throw new IllegalArgumentException("a signature's s must be in the lower half of the order");
    }
  }

  public static SignatureBytes parse(String text) {
    return new SignatureBytes(text);
  }

  public static SignatureBytes of(byte[] bytes) {
    return new SignatureBytes(Hex.encode(bytes, BYTES, "a signature"));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
