package network.conet.units;

import java.util.HexFormat;

/** Text of bytes as the chain writes it: {@code 0x} and lower-case pairs. */
public final class Hex {
  private static final HexFormat FORMAT = HexFormat.of();

  private Hex() {}

  public static String encode(byte[] bytes) {
    return "0x" + FORMAT.formatHex(bytes);
  }

  /**
   * Reads {@code 0x} and an even number of hex digits of either case.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static byte[] parse(String text) {
    if (!text.startsWith("0x")) {
      throw new IllegalArgumentException("hex must start with 0x: " + excerpt(text));
    }
    try {
      return FORMAT.parseHex(text, 2, text.length());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not hex pairs: " + excerpt(text), e);
    }
  }

  /** Reads exactly {@code length} bytes, naming {@code what} in the refusal. */
  static byte[] parse(String text, int length, String what) {
    byte[] bytes = parse(text);
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          what + " must have " + length + " bytes, not " + bytes.length);
    }
    return bytes;
  }

  /** Checks canonical text of exactly {@code length} bytes and returns it. */
  static String canonical(String text, int length, String what) {
    if (text.length() == 2 + 2 * length && isLowerHex(text)) {
      return text;
    }
    return encode(parse(text, length, what));
  }

  static String encode(byte[] bytes, int length, String what) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          what + " must have " + length + " bytes, not " + bytes.length);
    }
    return encode(bytes);
  }

  private static boolean isLowerHex(String text) {
    if (text.charAt(0) != '0' || text.charAt(1) != 'x') {
      return false;
    }
    for (int i = 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static String excerpt(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
