package network.conet.units;

import java.util.Locale;

/** Bytes of any length as the chain takes and gives them: of a call, an answer, a log. */
public record Bytes(String hex) {
  public static final Bytes EMPTY = new Bytes("0x");

  public Bytes {
    // parsed for the check alone: what is kept is text, because text is what goes in and out
    hex = Hex.parse(hex).length == 0 ? "0x" : hex.toLowerCase(Locale.ROOT);
  }

  /** Reads {@code 0x} and an even number of hex digits of either case. */
  public static Bytes parse(String text) {
    return new Bytes(text);
  }

  public static Bytes of(byte[] bytes) {
    return new Bytes(Hex.encode(bytes));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  public int length() {
    return hex.length() / 2 - 1;
  }

  public boolean isEmpty() {
    return length() == 0;
  }

  @Override
  public String toString() {
    return hex;
  }
}
