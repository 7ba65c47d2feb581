package network.conet.chainaccess;

import java.math.BigInteger;
import network.conet.units.AccountAddress;

/** The 32-byte words that the ABI builds everything from. */
public final class AbiWords {
  private static final int WORD = 32;

  private AbiWords() {}

  /** An unsigned number, big-endian, filled up on the left. */
  public static byte[] uint(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > 8 * WORD) {
      throw new ArithmeticException("does not fit uint256: " + value);
    }
    byte[] raw = value.toByteArray();
    byte[] word = new byte[WORD];
    int length = Math.min(raw.length, WORD);
    System.arraycopy(raw, raw.length - length, word, WORD - length, length);
    return word;
  }

  public static byte[] uint(long value) {
    return uint(BigInteger.valueOf(value));
  }

  public static byte[] address(AccountAddress value) {
    byte[] word = new byte[WORD];
    System.arraycopy(value.toBytes(), 0, word, WORD - AccountAddress.BYTES, AccountAddress.BYTES);
    return word;
  }
}
