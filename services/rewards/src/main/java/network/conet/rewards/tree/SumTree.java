package network.conet.rewards.tree;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import network.conet.units.Hash32;

/**
 * A Merkle tree whose leaves keep their positions, so that what is between two neighbours is shown
 * to be absent by showing both, and in which every node carries the sums of weights and amounts
 * below it, so that one path proves where an amount lies within the total. A node is 64 bytes,
 * hash, weight and amount, which is also how its parent hashes it. Positions past the last leaf are
 * all zero, and so are parents of two such.
 */
public final class SumTree {
  private static final int SIZE = Keccak.BYTES + 2 * Uints.U128;
  private static final int WEIGHT = Keccak.BYTES;
  private static final int AMOUNT = WEIGHT + Uints.U128;
  private static final byte LEAF = 0;
  private static final byte INNER = 1;
  private static final byte ROOT = 2;

  private final TreeTag tag;
  private final int count;
  private final List<byte[]> levels;

  private SumTree(TreeTag tag, int count, List<byte[]> levels) {
    this.tag = tag;
    this.count = count;
    this.levels = levels;
  }

  /** A node as its parent holds it, such as a sibling on the way up. */
  public record Sibling(Hash32 hash, BigInteger weight, BigInteger amount) {}

  /** What the tree commits to. */
  public record Root(Hash32 hash, BigInteger weight, BigInteger amount, int count) {}

  public Root root() {
    return rootOf(tag, levels.getLast(), count);
  }

  /** What a root hashes besides the number of leaves. */
  public Sibling top() {
    return nodeAt(levels.getLast(), 0);
  }

  /** The siblings from the leaf upwards. */
  public List<Sibling> proof(int position) {
    if (position < 0 || position >= count) {
      throw new IndexOutOfBoundsException("leaf " + position + " of " + count);
    }
    List<Sibling> siblings = new ArrayList<>();
    int at = position;
    for (int level = 0; level < levels.size() - 1; level++) {
      siblings.add(nodeAt(levels.get(level), (at ^ 1) * SIZE));
      at >>= 1;
    }
    return siblings;
  }

  private static Sibling nodeAt(byte[] level, int offset) {
    if (offset >= level.length) {
      return new Sibling(Hash32.ZERO, BigInteger.ZERO, BigInteger.ZERO);
    }
    return new Sibling(
        Hash32.of(Arrays.copyOfRange(level, offset, offset + Keccak.BYTES)),
        Uints.u128(level, offset + WEIGHT),
        Uints.u128(level, offset + AMOUNT));
  }

  private static Root rootOf(TreeTag tag, byte[] top, int count) {
    Keccak keccak = new Keccak().add(ROOT).add(tag.code()).add(top, 0, SIZE);
    return new Root(
        keccak.add(Uints.u64(count)).finish(),
        Uints.u128(top, WEIGHT),
        Uints.u128(top, AMOUNT),
        count);
  }

  /** Takes the leaves in their order; use once. */
  public static final class Builder {
    private final TreeTag tag;
    private final Keccak keccak = new Keccak();
    private byte[] leaves;
    private int count;

    public Builder(TreeTag tag, int expectedLeaves) {
      this.tag = tag;
      this.leaves = new byte[Math.multiplyExact(Math.max(1, expectedLeaves), SIZE)];
    }

    public void add(AbiWords fields, BigInteger weight, BigInteger amount) {
      int offset = Math.multiplyExact(count, SIZE);
      if (offset == leaves.length) {
        leaves = Arrays.copyOf(leaves, Math.multiplyExact(leaves.length, 2));
      }
      keccak.add(LEAF).add(tag.code()).add(fields).finish(leaves, offset);
      Uints.putU128(weight, leaves, offset + WEIGHT);
      Uints.putU128(amount, leaves, offset + AMOUNT);
      count++;
    }

    /** Keeps every level, for proofs. */
    public SumTree build() {
      List<byte[]> levels = new ArrayList<>();
      byte[] level = Arrays.copyOf(leaves, Math.max(1, count) * SIZE);
      levels.add(level);
      for (int size = Math.max(1, count); size > 1; size = (size + 1) / 2) {
        byte[] parents = new byte[(size + 1) / 2 * SIZE];
        join(level, size, parents);
        level = parents;
        levels.add(level);
      }
      return new SumTree(tag, count, levels);
    }

    /** Only the root; each level overwrites the one below it, so that no more memory is taken. */
    public Root root() {
      for (int size = count; size > 1; size = (size + 1) / 2) {
        join(leaves, size, leaves);
      }
      return rootOf(tag, leaves, count);
    }

    /**
     * Writes the parents; {@code to} may be {@code level}: a parent lands at or before its child.
     */
    private void join(byte[] level, int size, byte[] to) {
      byte[] empty = new byte[SIZE];
      byte[] parent = new byte[SIZE];
      for (int i = 0; i < size; i += 2) {
        int left = i * SIZE;
        byte[] other = i + 1 < size ? level : empty;
        int right = i + 1 < size ? left + SIZE : 0;
        keccak.add(INNER).add(tag.code()).add(level, left, SIZE).add(other, right, SIZE);
        keccak.finish(parent, 0);
        Uints.addU128(level, left + WEIGHT, other, right + WEIGHT, parent, WEIGHT);
        Uints.addU128(level, left + AMOUNT, other, right + AMOUNT, parent, AMOUNT);
        System.arraycopy(parent, 0, to, i / 2 * SIZE, SIZE);
      }
    }
  }
}
