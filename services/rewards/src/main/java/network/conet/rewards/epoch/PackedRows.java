package network.conet.rewards.epoch;

import java.math.BigInteger;
import java.util.Arrays;
import network.conet.units.TokenAmount;

/** Rows of one width in one array: a million of them cost their bytes and nothing more. */
final class PackedRows {
  static final int AMOUNT = 12;

  private final int width;
  private byte[] bytes;
  private int size;

  PackedRows(int width, int expected) {
    this.width = width;
    this.bytes = new byte[Math.multiplyExact(width, Math.max(16, expected))];
  }

  /** Makes room for a row and returns where it starts. */
  int append() {
    int offset = Math.multiplyExact(size, width);
    if (offset == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
    }
    size++;
    return offset;
  }

  int size() {
    return size;
  }

  int offset(int row) {
    if (row < 0 || row >= size) {
      throw new IndexOutOfBoundsException("row " + row + " of " + size);
    }
    return row * width;
  }

  void put(int offset, byte[] value) {
    System.arraycopy(value, 0, bytes, offset, value.length);
  }

  byte[] get(int offset, int length) {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  void putInt(int offset, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[offset + i] = (byte) (value >>> (24 - 8 * i));
    }
  }

  int getInt(int offset) {
    return new BigInteger(bytes, offset, Integer.BYTES).intValueExact();
  }

  void putAmount(int offset, TokenAmount amount) {
    byte[] value = amount.units().toByteArray();
    int skip = value.length > AMOUNT ? value.length - AMOUNT : 0;
    int length = value.length - skip;
    System.arraycopy(value, skip, bytes, offset + AMOUNT - length, length);
  }

  TokenAmount getAmount(int offset) {
    return new TokenAmount(new BigInteger(1, bytes, offset, AMOUNT));
  }
}
