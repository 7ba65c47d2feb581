package network.conet.rewards.tree;

import java.math.BigInteger;
import java.util.Arrays;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/**
 * Static values as Solidity's {@code abi.encode} lays them out: one 32-byte word each. The buffer
 * is meant to be cleared and filled again for the next leaf.
 */
public final class AbiWords {
  private static final int WORD = 32;

  private final byte[] array;
  private int length;

  public AbiWords(int words) {
    array = new byte[words * WORD];
  }

  public AbiWords clear() {
    Arrays.fill(array, (byte) 0);
    length = 0;
    return this;
  }

  public AbiWords hash(Hash32 value) {
    return bytes(value.toBytes());
  }

  public AbiWords node(NodeId value) {
    return bytes(value.toBytes());
  }

  public AbiWords address(AccountAddress value) {
    return bytes(value.toBytes());
  }

  public AbiWords bool(boolean value) {
    return uint(value ? 1 : 0);
  }

  public AbiWords uint(long value) {
    if (value < 0) {
      throw new ArithmeticException("an unsigned word must not be negative: " + value);
    }
    for (int i = 0; i < Long.BYTES; i++) {
      array[length + WORD - 1 - i] = (byte) (value >>> (8 * i));
    }
    length += WORD;
    return this;
  }

  public AbiWords uint(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > 8 * WORD) {
      throw new ArithmeticException("not an unsigned word: " + value);
    }
    byte[] bytes = value.toByteArray();
    int skip = bytes.length > WORD ? bytes.length - WORD : 0;
    int size = bytes.length - skip;
    System.arraycopy(bytes, skip, array, length + WORD - size, size);
    length += WORD;
    return this;
  }

  /** Right-aligned, as numbers and addresses are; a full word is the same either way. */
  private AbiWords bytes(byte[] value) {
    System.arraycopy(value, 0, array, length + WORD - value.length, value.length);
    length += WORD;
    return this;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(array, length);
  }

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }
}
