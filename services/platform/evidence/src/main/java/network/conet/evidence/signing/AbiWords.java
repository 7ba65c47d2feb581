package network.conet.evidence.signing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import network.conet.units.AccountAddress;

/**
 * {@code abi.encode} of static fields: each is one 32-byte big-endian word, left-padded. No dynamic
 * type occurs in any statement of this protocol.
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

  /** Any unsigned type whose value is not negative here. */
  public AbiWords number(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("an unsigned number must not be negative: " + value);
    }
    return number(BigInteger.valueOf(value));
  }

  public AbiWords number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    if (value.signum() < 0 || value.bitLength() > 8 * WORD) {
      throw new IllegalArgumentException("not a uint256: " + value);
    }
    byte[] word = new byte[WORD];
    int length = Math.min(bytes.length, WORD);
    System.arraycopy(bytes, bytes.length - length, word, WORD - length, length);
    return word(word);
  }

  public AbiWords address(AccountAddress address) {
    byte[] word = new byte[WORD];
    System.arraycopy(address.toBytes(), 0, word, WORD - AccountAddress.BYTES, AccountAddress.BYTES);
    return word(word);
  }

  public AbiWords bool(boolean value) {
    return number(value ? 1 : 0);
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}
