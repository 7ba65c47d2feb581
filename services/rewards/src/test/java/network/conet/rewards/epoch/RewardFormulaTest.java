package network.conet.rewards.epoch;

import static network.conet.rewards.epoch.Nodes.PARAMETERS;
import static network.conet.rewards.epoch.Nodes.input;
import static network.conet.rewards.epoch.Nodes.measured;
import static network.conet.rewards.epoch.Nodes.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import network.conet.units.BasisPoints;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

class RewardFormulaTest {
  private static final TokenAmount EMISSION = TokenAmount.ofTokens(1_000);

  private static RewardFormula.Distribution distribute(NodeInput... nodes) {
    return new RewardFormula(PARAMETERS, EMISSION).distribute(List.of(nodes));
  }

  @Test
  void aLoneNodeIsCappedAndTheTreasuryTakesTheRest() {
    RewardFormula.Distribution epoch = distribute(input(1, 1, 1_000_000, 1_000, 10_000));
    assertThat(epoch.shares().getFirst().base()).isEqualTo(TokenAmount.ofTokens(500));
    assertThat(epoch.totals().treasury()).isEqualTo(TokenAmount.ofTokens(500));
  }

  @Test
  void uptimeBelowTheLeastEarnsNothingAndDoesNotCountInItsPrefix() {
    RewardFormula.Distribution epoch =
        distribute(input(1, 7, 1_000, 1_000, 4_999), input(2, 7, 1_000, 1_000, 5_000));
    assertThat(epoch.shares().getFirst().weight()).isEqualTo(Weight.ZERO);
    assertThat(epoch.shares().getFirst().prefixCount()).isZero();
    assertThat(epoch.shares().getLast().prefixCount()).isEqualTo(1);
  }

  @Test
  void nodesOfOnePrefixShareItsDiversityDownToTheLeast() {
    NodeInput[] nodes = new NodeInput[20];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = input(i + 1, 7, 1_000_000, 1, 10_000);
    }
    // k = 20 would leave 500 of 10000; d_min is 1000
    assertThat(distribute(nodes).shares().getFirst().weight().value())
        .isEqualTo(java.math.BigInteger.TEN.pow(4 + 4 + 3));
  }

  @Test
  void stakeSaturatesAndSmallStakeFloorsToNothing() {
    RewardFormula.Distribution epoch =
        distribute(
            input(1, 1, 2_000_000, 10, 10_000),
            input(2, 2, 1_000_000, 10, 10_000),
            input(3, 3, 99, 10, 10_000));
    List<NodeShare> shares = epoch.shares();
    assertThat(shares.get(0).weight()).isEqualTo(shares.get(1).weight());
    assertThat(shares.get(2).weight()).isEqualTo(Weight.ZERO);
    assertThat(shares.get(2).prefixCount()).isEqualTo(1);
  }

  @Test
  void feesAreSharedWithTheProtocolAndHalfOfThatIsBurned() {
    NodeInput node =
        new NodeInput(state(1, 1, 0, 0, 0), measured(1, 0, 0, TokenAmount.ofUnits(1_999)));
    RewardFormula.Distribution epoch = distribute(node);
    NodeShare share = epoch.shares().getFirst();
    assertThat(share.protocol()).isEqualTo(TokenAmount.ofUnits(199));
    assertThat(share.gross()).isEqualTo(TokenAmount.ofUnits(1_800));
    assertThat(share.commission()).isEqualTo(TokenAmount.ofUnits(90));
    assertThat(epoch.totals().burned()).isEqualTo(TokenAmount.ofUnits(99));
    assertThat(epoch.totals().treasury()).isEqualTo(EMISSION.plus(TokenAmount.ofUnits(100)));
    assertThat(share.settle(TokenAmount.ZERO).ownerAmount()).isEqualTo(share.gross());
  }

  @Test
  void anEpochWithoutNodesGivesAllToTheTreasury() {
    assertThat(distribute().totals().treasury()).isEqualTo(EMISSION);
    assertThat(distribute().totals().totalWeight()).isEqualTo(Weight.ZERO);
  }

  @Test
  void jailedOrRetiredEarnsNoEmission() {
    NodeState active = state(1, 1, 1_000, 10, 10);
    NodeState jailed =
        new NodeState(
            active.node(),
            active.owner(),
            active.prefix(),
            false,
            active.stake(),
            active.totalShares(),
            active.ownerShares(),
            BasisPoints.ZERO);
    NodeInput node = new NodeInput(jailed, measured(1, 1_000, 10_000, TokenAmount.ZERO));
    assertThat(distribute(node).shares().getFirst().gross()).isEqualTo(TokenAmount.ZERO);
  }
}
