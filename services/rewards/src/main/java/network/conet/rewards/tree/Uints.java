package network.conet.rewards.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Unsigned big-endian numbers inside byte arrays. */
final class Uints {
  static final int U128 = 16;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Uints() {}

  static byte[] u64(long value) {
    byte[] bytes = new byte[Long.BYTES];
    LONG.set(bytes, 0, value);
    return bytes;
  }

  static long longAt(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }

  static void putU128(BigInteger value, byte[] to, int offset) {
    if (value.signum() < 0 || value.bitLength() > 8 * U128) {
      throw new ArithmeticException("does not fit 128 bits: " + value);
    }
    LONG.set(to, offset, value.shiftRight(64).longValue());
    LONG.set(to, offset + Long.BYTES, value.longValue());
  }

  static BigInteger u128(byte[] bytes, int offset) {
    return new BigInteger(1, Arrays.copyOfRange(bytes, offset, offset + U128));
  }

  /** Writes the sum of two 128-bit numbers, which must fit 128 bits. */
  static void addU128(byte[] a, int aOffset, byte[] b, int bOffset, byte[] to, int offset) {
    long low = longAt(a, aOffset + Long.BYTES) + longAt(b, bOffset + Long.BYTES);
    long carry = Long.compareUnsigned(low, longAt(a, aOffset + Long.BYTES)) < 0 ? 1 : 0;
    long highA = longAt(a, aOffset);
    long high = highA + longAt(b, bOffset);
    boolean overflow = Long.compareUnsigned(high, highA) < 0;
    long carried = high + carry;
    if (overflow || (carry == 1 && carried == 0)) {
      throw new ArithmeticException("a sum of the tree does not fit 128 bits");
    }
    LONG.set(to, offset, carried);
    LONG.set(to, offset + Long.BYTES, low);
  }
}
