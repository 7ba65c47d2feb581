package network.conet.rewards.tree;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/**
 * OpenZeppelin's StandardMerkleTree of (address, uint256), flattened as that library flattens it:
 * the root first, the leaves last and in descending order of hash, the children of i at 2i+1 and
 * 2i+2, each pair hashed smaller first. Any holder of the library checks our proofs.
 */
public final class AccountsTree {
  private static final int SIZE = Keccak.BYTES;

  private final int count;
  private final byte[] nodes;

  private AccountsTree(int count, byte[] nodes) {
    this.count = count;
    this.nodes = nodes;
  }

  public int count() {
    return count;
  }

  /** Zero if there is no account. */
  public Hash32 root() {
    return count == 0 ? Hash32.ZERO : hashAt(0);
  }

  /** The hash of a leaf. */
  public static Hash32 leaf(AccountAddress account, TokenAmount cumulative) {
    byte[] leaf = new byte[SIZE];
    hashLeaf(new Keccak(), new AbiWords(2), account, cumulative, leaf, 0);
    return Hash32.of(leaf);
  }

  /** The proof that this account has this cumulative amount; empty if the tree does not say so. */
  public Optional<List<Hash32>> proof(AccountAddress account, TokenAmount cumulative) {
    return proof(leaf(account, cumulative));
  }

  /** The hashes beside a leaf's path, from the leaf upwards; empty if the tree has no such leaf. */
  public Optional<List<Hash32>> proof(Hash32 leaf) {
    int at = find(leaf.toBytes());
    return at < 0 ? Optional.empty() : Optional.of(siblings(at));
  }

  /**
   * The leaf at the end of a path: from the root, bit 0 first, 1 goes to the larger of two hashes.
   * Bits beyond the leaf say nothing. Empty if there is no account at all.
   */
  public Optional<Hash32> leafAt(BigInteger path) {
    if (count == 0) {
      return Optional.empty();
    }
    int at = 0;
    for (int level = 0; at < count - 1; level++) {
      int left = 2 * at + 1;
      boolean leftIsLarger = compare(nodes, left * SIZE, nodes, (left + 1) * SIZE) > 0;
      at = path.testBit(level) == leftIsLarger ? left : left + 1;
    }
    return Optional.of(hashAt(at));
  }

  private List<Hash32> siblings(int leaf) {
    int at = leaf;
    List<Hash32> proof = new ArrayList<>();
    while (at > 0) {
      proof.add(hashAt(at % 2 == 0 ? at - 1 : at + 1));
      at = (at - 1) / 2;
    }
    return proof;
  }

  private int find(byte[] leaf) {
    int low = count - 1;
    int high = 2 * count - 2;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(nodes, middle * SIZE, leaf, 0);
      if (order == 0) {
        return middle;
      }
      if (order > 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private Hash32 hashAt(int index) {
    return Hash32.of(Arrays.copyOfRange(nodes, index * SIZE, (index + 1) * SIZE));
  }

  private static void hashLeaf(
      Keccak keccak,
      AbiWords words,
      AccountAddress account,
      TokenAmount cumulative,
      byte[] to,
      int offset) {
    keccak.add(words.clear().address(account).uint(cumulative.units())).finish(to, offset);
    keccak.add(to, offset, SIZE).finish(to, offset);
  }

  private static int compare(byte[] a, int aOffset, byte[] b, int bOffset) {
    return Arrays.compareUnsigned(a, aOffset, aOffset + SIZE, b, bOffset, bOffset + SIZE);
  }

  /** Takes the accounts in any order, each once. */
  public static final class Builder {
    private final Keccak keccak = new Keccak();
    private final AbiWords words = new AbiWords(2);
    private byte[] leaves = new byte[16 * SIZE];
    private int count;

    public void add(AccountAddress account, TokenAmount cumulative) {
      int offset = Math.multiplyExact(count, SIZE);
      if (offset == leaves.length) {
        leaves = Arrays.copyOf(leaves, Math.multiplyExact(leaves.length, 2));
      }
      hashLeaf(keccak, words, account, cumulative, leaves, offset);
      count++;
    }

    public AccountsTree build() {
      if (count == 0) {
        return new AccountsTree(0, new byte[0]);
      }
      byte[] nodes = new byte[Math.multiplyExact(2 * count - 1, SIZE)];
      int[] order = HashOrder.ascending(leaves, count);
      for (int i = 0; i < count; i++) {
        System.arraycopy(leaves, order[i] * SIZE, nodes, (2 * count - 2 - i) * SIZE, SIZE);
      }
      for (int i = count - 2; i >= 0; i--) {
        int left = (2 * i + 1) * SIZE;
        int right = left + SIZE;
        boolean inOrder = compare(nodes, left, nodes, right) < 0;
        keccak.add(nodes, inOrder ? left : right, SIZE).add(nodes, inOrder ? right : left, SIZE);
        keccak.finish(nodes, i * SIZE);
      }
      return new AccountsTree(count, nodes);
    }
  }
}
