package network.conet.units;

import java.math.BigInteger;

/** Reads the one text form that numbers have at every edge: ASCII digits, no sign, no leading 0. */
final class Decimals {
  /** 2^256 has 78 digits: longer text is refused before it is parsed. */
  private static final int MAX_DIGITS = 78;

  private Decimals() {}

  static long parseLong(String text, String what) {
    try {
      return parse(text, what).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(what + " is too large: " + text, e);
    }
  }

  static BigInteger parse(String text, String what) {
    int length = text.length();
    boolean legal = length > 0 && length <= MAX_DIGITS;
    for (int i = 0; legal && i < length; i++) {
      legal = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!legal || (length > 1 && text.charAt(0) == '0')) {
      throw new IllegalArgumentException(
          what + " must be plain decimal digits: " + text.substring(0, Math.min(length, 80)));
    }
    return new BigInteger(text);
  }
}
