package network.conet.tickets.rsa;

import network.conet.units.Hex;

/** The issuer's answer to a blinded message; of use only to who blinded it. */
public final class BlindSignature extends RsaBlock {
  public static final int BYTES = Pss.KEY_BYTES;

  private BlindSignature(byte[] bytes) {
    super(bytes, "a blind signature");
  }

  public static BlindSignature of(byte[] bytes) {
    return new BlindSignature(bytes);
  }

  /** Reads {@code 0x} and 512 hex digits of either case. */
  public static BlindSignature parse(String text) {
    return of(Hex.parse(text));
  }
}
