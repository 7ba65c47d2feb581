package network.conet.tickets.rsa;

import network.conet.units.Hex;

/** What the issuer sees instead of a message: uniformly distributed, whatever that says. */
public final class BlindedMessage extends RsaBlock {
  public static final int BYTES = Pss.KEY_BYTES;

  private BlindedMessage(byte[] bytes) {
    super(bytes, "a blinded message");
  }

  public static BlindedMessage of(byte[] bytes) {
    return new BlindedMessage(bytes);
  }

  /** Reads {@code 0x} and 512 hex digits of either case. */
  public static BlindedMessage parse(String text) {
    return of(Hex.parse(text));
  }
}
