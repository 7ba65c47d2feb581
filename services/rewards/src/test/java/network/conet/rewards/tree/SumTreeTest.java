package network.conet.rewards.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.conet.units.Hash32;
import org.junit.jupiter.api.Test;

class SumTreeTest {
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  /** The specification, word by word, with objects: slow and plain. */
  private record Naive(Hash32 hash, BigInteger weight, BigInteger amount) {
    static final Naive EMPTY = new Naive(Hash32.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    static Naive leaf(int i) {
      return new Naive(
          hashed(new byte[] {0, 2}, new AbiWords(1).uint(i).toBytes()),
          SumTreeTest.weight(i),
          SumTreeTest.amount(i));
    }

    static Naive join(Naive left, Naive right) {
      if (left.equals(EMPTY) && right.equals(EMPTY)) {
        return EMPTY;
      }
      return new Naive(
          hashed(new byte[] {1, 2}, left.packed(), right.packed()),
          left.weight.add(right.weight),
          left.amount.add(right.amount));
    }

    byte[] packed() {
      byte[] bytes = new byte[64];
      System.arraycopy(hash.toBytes(), 0, bytes, 0, 32);
      Uints.putU128(weight, bytes, 32);
      Uints.putU128(amount, bytes, 48);
      return bytes;
    }
  }

  @Property(tries = 40)
  void rootAndProofsAreThoseOfTheSpecification(@ForAll @IntRange(min = 0, max = 40) int count) {
    List<Naive> level = new ArrayList<>();
    int width = Integer.highestOneBit(Math.max(1, 2 * Math.max(count, 1) - 1));
    for (int i = 0; i < width; i++) {
      level.add(i < count ? Naive.leaf(i) : Naive.EMPTY);
    }
    SumTree tree = builder(count).build();
    while (level.size() > 1) {
      List<Naive> parents = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        parents.add(Naive.join(level.get(i), level.get(i + 1)));
      }
      level = parents;
    }
    Hash32 expected = hashed(new byte[] {2, 2}, level.getFirst().packed(), Uints.u64(count));
    assertThat(tree.root().hash()).isEqualTo(expected);
    assertThat(builder(count).root()).isEqualTo(tree.root());
    for (int i = 0; i < count; i++) {
      assertThat(climb(i, tree.proof(i), count)).isEqualTo(expected);
    }
  }

  @Test
  void sumsThatLeave128BitsAreRefused() {
    SumTree.Builder builder = new SumTree.Builder(TreeTag.NODES, 2);
    AbiWords words = new AbiWords(1).uint(1);
    builder.add(words, MAX, BigInteger.ONE);
    builder.add(words, BigInteger.ONE, BigInteger.ONE);
    assertThatThrownBy(builder::build).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void sumsUpTo128BitsAreExact() {
    SumTree.Builder builder = new SumTree.Builder(TreeTag.NODES, 2);
    AbiWords words = new AbiWords(1).uint(1);
    builder.add(words, MAX.subtract(BigInteger.TEN), BigInteger.ONE);
    builder.add(words, BigInteger.TEN, BigInteger.ONE);
    assertThat(builder.root().weight()).isEqualTo(MAX);
  }

  private static SumTree.Builder builder(int count) {
    SumTree.Builder builder = new SumTree.Builder(TreeTag.NODES, 1);
    AbiWords words = new AbiWords(1);
    for (int i = 0; i < count; i++) {
      builder.add(words.clear().uint(i), SumTreeTest.weight(i), SumTreeTest.amount(i));
    }
    return builder;
  }

  private static BigInteger weight(int i) {
    return BigInteger.ONE.shiftLeft(3 * i).subtract(BigInteger.ONE);
  }

  private static BigInteger amount(int i) {
    return BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(i));
  }

  private static Hash32 climb(int position, List<SumTree.Sibling> proof, int count) {
    Naive at = Naive.leaf(position);
    int side = position;
    for (SumTree.Sibling sibling : proof) {
      Naive other = new Naive(sibling.hash(), sibling.weight(), sibling.amount());
      at = side % 2 == 0 ? Naive.join(at, other) : Naive.join(other, at);
      side /= 2;
    }
    return hashed(new byte[] {2, 2}, at.packed(), Uints.u64(count));
  }

  private static Hash32 hashed(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return Keccak.hash(joined.toByteArray());
  }
}
