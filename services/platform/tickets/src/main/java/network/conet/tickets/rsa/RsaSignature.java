package network.conet.tickets.rsa;

import network.conet.units.Hex;

/** An RSASSA-PSS signature of a 2048-bit key. */
public final class RsaSignature extends RsaBlock {
  public static final int BYTES = Pss.KEY_BYTES;

  private RsaSignature(byte[] bytes) {
    super(bytes, "an RSA signature");
  }

  public static RsaSignature of(byte[] bytes) {
    return new RsaSignature(bytes);
  }

  /** Reads {@code 0x} and 512 hex digits of either case. */
  public static RsaSignature parse(String text) {
    return of(Hex.parse(text));
  }
}
