package network.conet.chain.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import network.conet.chainaccess.Keccak;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogData;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** Whatever the node's chain does, what was told adds up to it. */
class FollowChainPropertyTest {
  /** A chain in memory that can drop its newest blocks and grow others. */
  private static final class FakeChain implements ChainSource {
    final List<ChainBlock> blocks = new ArrayList<>();
    private int born;

    void grow(int count) {
      for (int i = 0; i < count; i++) {
        Hash32 parent = blocks.isEmpty() ? Hash32.ZERO : blocks.getLast().hash();
        Hash32 hash = hash(++born);
        BlockPosition at = new BlockPosition(BlockNumber.of(blocks.size()), hash);
        List<ChainLog> logs = new ArrayList<>();
        for (int log = 0; log < born % 3; log++) {
          logs.add(
              new ChainLog(
                  log,
                  TxHash.of(hash.toBytes()),
                  0,
                  AccountAddress.ZERO,
                  List.of(hash),
                  new LogData("0x")));
        }
        blocks.add(new ChainBlock(at, parent, Instant.ofEpochSecond(blocks.size()), logs));
      }
    }

    /** Never the first block: the deployment itself is not taken back. */
    void drop(int count) {
      for (int i = 0; i < count && blocks.size() > 1; i++) {
        blocks.removeLast();
      }
    }

    private static Hash32 hash(int number) {
      return Keccak.hash(ByteBuffer.allocate(4).putInt(number).array());
    }

    @Override
    public BlockNumber head() {
      return BlockNumber.of(blocks.size() - 1L);
    }

    @Override
    public Optional<Block> block(BlockNumber number) {
      return number.number() < blocks.size()
          ? Optional.of(Block.of(blocks.get((int) number.number())))
          : Optional.empty();
    }

    @Override
    public List<ChainBlock> blocks(BlockNumber from, BlockNumber to) {
      return List.copyOf(
          blocks.subList((int) from.number(), (int) Math.min(blocks.size(), to.number() + 1)));
    }
  }

  /** Keeps what was told the way a read model does: last in, first taken back. */
  private static final class FakeStore implements FollowerStore {
    final Deque<ChainBlock> told = new ArrayDeque<>();

    @Override
    public Optional<Block> tip() {
      return Optional.ofNullable(told.peekLast()).map(Block::of);
    }

    @Override
    public Optional<Block> block(BlockNumber number) {
      return told.stream().map(Block::of).filter(block -> block.number().equals(number)).findAny();
    }

    @Override
    public void append(Optional<Block> expectedTip, List<ChainBlock> blocks) {
      assertThat(expectedTip).isEqualTo(tip());
      told.addAll(blocks);
    }

    @Override
    public void removeTip(Block expectedTip) {
      assertThat(tip()).contains(expectedTip);
      told.removeLast();
    }
  }

  @Property(tries = 300)
  void whatWasToldIsTheChain(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = -6, max = 9) Integer> moves,
      @ForAll @IntRange(min = 1, max = 7) int batch) {
    FakeChain chain = new FakeChain();
    FakeStore store = new FakeStore();
    chain.grow(1);
    for (int move : moves) {
      if (move < 0) {
        chain.drop(-move);
      } else {
        chain.grow(move);
      }
      // a new follower each time: nothing it knows may live outside the store
      follow(chain, store, batch);
      List<ChainBlock> told = List.copyOf(store.told);
      // a node that is only behind takes nothing back: what it has is the beginning of what was
      // told
      assertThat(told.subList(0, chain.blocks.size())).isEqualTo(chain.blocks);
    }
    chain.grow(store.told.size());
    follow(chain, store, batch);
    assertThat(List.copyOf(store.told)).isEqualTo(chain.blocks);
  }

  /** A backend that lags answers with an older head, or with nothing for a block it served. */
  @Property(tries = 200)
  void whoeverIsBehindTakesNothingBack(
      @ForAll @IntRange(min = 1, max = 30) int height,
      @ForAll @IntRange(min = 0, max = 29) int known,
      @ForAll boolean sameHead) {
    FakeChain chain = new FakeChain();
    FakeStore store = new FakeStore();
    chain.grow(height);
    follow(chain, store, 5);
    List<ChainBlock> before = List.copyOf(store.told);
    ChainSource behind =
        new ChainSource() {
          @Override
          public BlockNumber head() {
            return sameHead ? chain.head() : BlockNumber.of(Math.min(known, height - 1));
          }

          @Override
          public Optional<Block> block(BlockNumber number) {
            return number.number() > known ? Optional.empty() : chain.block(number);
          }

          @Override
          public List<ChainBlock> blocks(BlockNumber from, BlockNumber to) {
            return List.of();
          }
        };
    assertThat(new FollowChain(behind, store, BlockNumber.ZERO, 5).step())
        .isEqualTo(FollowChain.Step.CAUGHT_UP);
    assertThat(List.copyOf(store.told)).isEqualTo(before);
  }

  private static void follow(FakeChain chain, FakeStore store, int batch) {
    FollowChain follower = new FollowChain(chain, store, BlockNumber.ZERO, batch);
    int steps = 0;
    while (follower.step() != FollowChain.Step.CAUGHT_UP) {
      assertThat(++steps).isLessThan(400);
    }
  }
}
