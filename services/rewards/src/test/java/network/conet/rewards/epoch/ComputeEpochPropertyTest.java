package network.conet.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import network.conet.rewards.tree.AccountsTree;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

class ComputeEpochPropertyTest {
  private static final ComputeEpoch COMPUTE =
      new ComputeEpoch(new EpochDigest(31_337, Nodes.account(0xa)));

  /** Some accounts of the epoch before have no entry now, some have, some entries are new. */
  @Property(tries = 200)
  void nothingIsLostOnTheWayToTheAccounts(
      @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 1, max = 1_000_000) Long> holdings,
      @ForAll @IntRange(min = 1, max = 4) int nodes,
      @ForAll @LongRange(max = 1_000_000_000_000L) long emission,
      @ForAll @LongRange(max = 1_000_000_000_000L) long fees) {
    Fixture fixture = new Fixture(holdings, nodes);
    TreeMap<AccountAddress, TokenAmount> before = new TreeMap<>();
    before.put(Nodes.account(1), TokenAmount.ofUnits(5));
    before.put(Nodes.account(777), TokenAmount.ofUnits(7));
    before.put(Nodes.account(1_001), TokenAmount.ofUnits(9));

    ComputedEpoch epoch = fixture.compute(emission, fees, before);

    TreeMap<AccountAddress, TokenAmount> after = new TreeMap<>(before);
    TokenAmount paid = TokenAmount.ZERO;
    for (int row = 0; row < epoch.entries().size(); row++) {
      TokenAmount amount = epoch.entries().amount(row);
      after.merge(epoch.entries().account(row), amount, TokenAmount::plus);
      paid = paid.plus(amount);
    }
    assertThat(paid).isEqualTo(epoch.header().totals().rewards());
    AccountsTree.Builder tree = new AccountsTree.Builder();
    after.forEach(tree::add);
    assertThat(epoch.header().roots().accounts()).isEqualTo(tree.build().root());
    for (int row = 0; row < epoch.earners().size(); row++) {
      assertThat(epoch.earners().cumulative(row))
          .isEqualTo(after.get(epoch.earners().account(row)));
    }
  }

  /** D − n < delegatorsAmount ≤ D, which is what a challenge can show. */
  @Property(tries = 200)
  void delegatorsLoseLessThanAUnitEach(
      @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 1, max = 1_000_000) Long> holdings,
      @ForAll @LongRange(max = 1_000_000_000_000L) long fees) {
    ComputedEpoch epoch = new Fixture(holdings, 1).compute(0, fees, Map.of());
    NodeReward node = epoch.nodes().getFirst();
    NodeState state = node.share().input().state();
    TokenAmount bound = node.share().ofDelegator(state.heldShares().minus(state.ownerShares()));
    assertThat(node.delegatorsAmount()).isLessThanOrEqualTo(bound);
    assertThat(bound.minus(node.delegatorsAmount()).units().intValueExact())
        .isLessThan(holdings.size() + 1);
  }

  @Test
  void aDelegatorThatTheTotalDoesNotKnowStopsTheEpoch() {
    Fixture fixture = new Fixture(List.of(5L), 1);
    EpochSnapshot snapshot =
        fixture.snapshot(
            10,
            visitor -> {
              visitor.delegation(Nodes.account(1), Nodes.id(1), Shares.of(5));
              visitor.delegation(Nodes.account(2), Nodes.id(1), Shares.of(1));
            });
    assertThatThrownBy(
            () ->
                COMPUTE.compute(
                    snapshot, fixture.measurements(1), Hash32.ZERO, ComputeEpoch.Previous.none()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anEmptyEpochHasADigestToo() {
    Fixture fixture = new Fixture(List.of(), 0);
    ComputedEpoch epoch = fixture.compute(1_000, 0, Map.of());
    assertThat(epoch.header().totals().treasury()).isEqualTo(TokenAmount.ofUnits(1_000));
    assertThat(epoch.header().roots().accounts()).isEqualTo(Hash32.ZERO);
    assertThat(epoch.entries().size()).isZero();
  }

  /**
   * Every delegator i+1 holds the i-th number of shares at every node; owners hold 3 of their own.
   */
  private record Fixture(List<Long> holdings, int nodes) {
    EpochSnapshot snapshot(long emission, Delegations delegations) {
      long total = holdings.stream().mapToLong(Long::longValue).sum() + 1_003;
      List<NodeState> states = new ArrayList<>();
      for (int i = 1; i <= nodes; i++) {
        states.add(Nodes.state(i, i, 100_000, total, 3));
      }
      return new EpochSnapshot(
          EpochId.of(4),
          BlockNumber.of(99),
          Nodes.prefix(99),
          Instant.ofEpochSecond(1_700_000_000),
          Duration.ofDays(1),
          TokenAmount.ofUnits(emission),
          Nodes.PARAMETERS,
          states,
          delegations);
    }

    ComputedEpoch compute(long emission, long fees, Map<AccountAddress, TokenAmount> before) {
      Delegations delegations =
          visitor -> {
            for (int account = 1; account <= holdings.size(); account++) {
              for (int node = 1; node <= nodes; node++) {
                Shares shares = Shares.of(holdings.get(account - 1));
                visitor.delegation(Nodes.account(account), Nodes.id(node), shares);
              }
            }
          };
      return COMPUTE.compute(
          snapshot(emission, delegations),
          measurements(fees),
          Nodes.prefix(1),
          new ComputeEpoch.Previous(
              Hash32.ZERO,
              visitor -> new TreeMap<>(before).forEach(visitor::account),
              Attempt.FIRST));
    }

    List<NodeMeasurement> measurements(long fees) {
      List<NodeMeasurement> measurements = new ArrayList<>();
      for (int node = nodes; node >= 1; node--) {
        measurements.add(Nodes.measured(node, 1_000L * node, 9_000, TokenAmount.ofUnits(fees)));
      }
      return measurements;
    }
  }
}
