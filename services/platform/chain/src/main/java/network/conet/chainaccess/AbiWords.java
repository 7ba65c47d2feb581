package network.conet.chainaccess;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import network.conet.units.AccountAddress;

/**
 * {@code abi.encode} of static fields: each is one 32-byte big-endian word, filled up on the left.
 * No dynamic type occurs in any statement of this protocol.
 */
public final class AbiWords {
  private static final int WORD = 32;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(8 * WORD);

  public AbiWords word(byte[] word) {
    if (word.length != WORD) {
      throw new IllegalArgumentException("a word has 32 bytes, not " + word.length);
    }
    out.writeBytes(word);
    return this;
  }

  /** Any unsigned type. */
  public AbiWords number(long value) {
    return word(uint(value));
  }

  public AbiWords number(BigInteger value) {
    return word(uint(value));
  }

  public AbiWords address(AccountAddress value) {
    byte[] word = new byte[WORD];
    System.arraycopy(value.toBytes(), 0, word, WORD - AccountAddress.BYTES, AccountAddress.BYTES);
    return word(word);
  }

  public AbiWords bool(boolean value) {
    return number(value ? 1 : 0);
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  /**
   * One word alone.
   *
   * @throws ArithmeticException if it does not fit: an unsigned number is never negative
   */
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
}
