package network.conet.staking.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

class FollowChainTest {
  private static final NodeId NODE = NodeId.parse("0x" + "1".repeat(64));
  private static final AccountAddress ALICE = AccountAddress.parse("0x" + "a".repeat(40));
  private static final Hash32 WORD = Hash32.parse("0x" + "2".repeat(64));

  private final InMemoryReadModel model = new InMemoryReadModel();
  private final FollowChain follow =
      new FollowChain(model, block -> new SharesGrowWithBlocks(block));

  @Test
  void readsWhatALogTouchedAfterItsBlock() {
    follow.apply(delegated(7, false));
    follow.finish(BlockNumber.of(7));

    assertThat(model.positions)
        .containsExactly(new Position(ALICE, NODE, BigInteger.valueOf(7), List.of()));
    assertThat(model.nodes.get(NODE).backing().stake()).isEqualTo(TokenAmount.ofUnits(7));
    assertThat(model.head).isEqualTo(BlockNumber.of(7));
    assertThat(model.marked()).isEmpty();
  }

  @Test
  void readsAgainWhatALogThatIsTakenBackTouched() {
    follow.apply(delegated(7, false));
    follow.finish(BlockNumber.of(7));
    follow.apply(delegated(7, true));
    follow.finish(BlockNumber.of(6));

    assertThat(model.positions)
        .containsExactly(new Position(ALICE, NODE, BigInteger.valueOf(6), List.of()));
    assertThat(model.head).isEqualTo(BlockNumber.of(6));
  }

  @Test
  void givesTheEarlierEndpointBackWhenTheLaterOneIsTakenBack() {
    follow.apply(announced(1, "a.example:1", false));
    follow.apply(announced(2, "b.example:2", false));
    assertThat(model.endpoint(NODE)).contains("b.example:2");

    follow.apply(announced(2, "b.example:2", true));
    assertThat(model.endpoint(NODE)).contains("a.example:1");
  }

  @Test
  void changesNothingWhenAnEventComesTwice() {
    follow.apply(announced(1, "a.example:1", false));
    follow.apply(announced(1, "a.example:1", false));
    follow.finish(BlockNumber.of(1));
    follow.finish(BlockNumber.of(1));

    assertThat(model.announcements).hasSize(1);
    assertThat(model.nodes).containsOnlyKeys(NODE);
  }

  @Test
  void forgetsANodeWhoseRegistrationIsTakenBack() {
    follow.apply(announced(1, "a.example:1", false));
    follow.finish(BlockNumber.of(1));
    follow.apply(announced(1, "a.example:1", true));
    follow.finish(BlockNumber.ZERO);

    assertThat(model.nodes).isEmpty();
    assertThat(model.endpoint(NODE)).isEmpty();
  }

  private static Change delegated(long block, boolean removed) {
    return new Change(
        BlockNumber.of(block),
        0,
        Set.of(new Subject.OfPosition(NODE, ALICE)),
        Optional.empty(),
        removed);
  }

  private static Change announced(long block, String endpoint, boolean removed) {
    return new Change(
        BlockNumber.of(block), 0, Set.of(new Subject.OfNode(NODE)), Optional.of(endpoint), removed);
  }

  /**
   * A chain on which the node is registered from block 1 on, and everything in it equals the
   * block's number.
   */
  private record SharesGrowWithBlocks(BlockNumber block) implements Contracts {
    @Override
    public Optional<NodeFacts> node(NodeId node) {
      if (block.number() == 0) {
        return Optional.empty();
      }
      BigInteger shares = BigInteger.valueOf(block.number());
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
      return new PositionFacts(BigInteger.valueOf(block.number()), List.of());
    }
  }
}
