package network.conet.rewards.tree;

import java.util.Arrays;

/**
 * The order of packed 32-byte hashes. The first 40 bits and the position sort as one long, which is
 * much faster than objects with a comparator; the few that share 40 bits are put right afterwards.
 */
final class HashOrder {
  private static final int SIZE = Keccak.BYTES;
  private static final int POSITION_BITS = 24;
  private static final int MAX = 1 << POSITION_BITS;

  private HashOrder() {}

  static int[] ascending(byte[] hashes, int count) {
    if (count > MAX) {
      throw new ArithmeticException("more than 2^24 accounts: " + count);
    }
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      // the sign bit is flipped because longs compare signed
      long prefix = Uints.longAt(hashes, i * SIZE) ^ Long.MIN_VALUE;
      keys[i] = (prefix & -MAX) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int position = (int) (keys[i] & (MAX - 1));
      int at = i;
      while (at > 0 && isBefore(hashes, position, order[at - 1])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = position;
    }
    return order;
  }

  private static boolean isBefore(byte[] hashes, int a, int b) {
    int left = a * SIZE;
    int right = b * SIZE;
    return Arrays.compareUnsigned(hashes, left, left + SIZE, hashes, right, right + SIZE) < 0;
  }
}
