package network.conet.staking.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.chainevents.BlockPosition;
import network.conet.staking.directory.Backing;
import network.conet.staking.directory.Keys;
import network.conet.staking.directory.NodeStatus;
import network.conet.staking.stake.Position;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

class ReadMarkedTest {
  private static final NodeId NODE = NodeId.parse("0x" + "1".repeat(64));
  private static final AccountAddress ALICE = AccountAddress.parse("0x" + "a".repeat(40));
  private static final Hash32 WORD = Hash32.parse("0x" + "2".repeat(64));
  private static final BlockPosition SEVEN = new BlockPosition(BlockNumber.of(7), WORD);

  private final Set<Subject> marked = new LinkedHashSet<>();
  private final List<Marks.Facts> stored = new ArrayList<>();
  private boolean news = true;
  private final ReadMarked read = new ReadMarked(new InMemory(), SharesGrowWithBlocks::new);

  @Test
  void readsAPositionAndItsNodeAfterTheBlock() {
    marked.add(new Subject.OfPosition(NODE, ALICE));
    assertThat(read.step()).isTrue();
    assertThat(stored.getFirst().positions())
        .containsExactly(new Position(ALICE, NODE, BigInteger.valueOf(7), List.of()));
    assertThat(stored.getFirst().nodes().get(NODE).orElseThrow().backing().stake())
        .isEqualTo(TokenAmount.ofUnits(7));
  }

  @Test
  void readsANodeAlone() {
    marked.add(new Subject.OfNode(NODE));
    assertThat(read.step()).isTrue();
    assertThat(stored.getFirst().positions()).isEmpty();
    assertThat(stored.getFirst().nodes()).containsOnlyKeys(NODE);
  }

  @Test
  void storesThatABlockChangedNothing() {
    assertThat(read.step()).isTrue();
    assertThat(stored.getFirst().nodes()).isEmpty();
  }

  @Test
  void restsWhileThereIsNoNewBlock() {
    news = false;
    assertThat(read.step()).isFalse();
    assertThat(stored).isEmpty();
  }

  private final class InMemory implements Marks {
    @Override
    public Optional<Batch> next() {
      return news ? Optional.of(new Batch(SEVEN, marked)) : Optional.empty();
    }

    @Override
    public void store(Batch batch, Facts facts) {
      stored.add(facts);
    }
  }

  /** A chain on which everything equals the block's number. */
  private record SharesGrowWithBlocks(BlockPosition block) implements Contracts {
    @Override
    public Optional<NodeFacts> node(NodeId node) {
      BigInteger shares = shares();
      return Optional.of(
          new NodeFacts(
              ALICE,
              new Keys(ALICE, WORD),
              WORD,
              "DE",
              NodeStatus.ACTIVE,
              new Backing(new TokenAmount(shares), shares, shares, BasisPoints.of(500))));
    }

    @Override
    public PositionFacts position(NodeId node, AccountAddress account) {
      return new PositionFacts(shares(), List.of());
    }

    private BigInteger shares() {
      return BigInteger.valueOf(block.number().number());
    }
  }
}
