package network.conet.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import network.conet.units.BasisPoints;
import network.conet.units.BytesPerSecond;
import network.conet.units.TokenAmount;

/** Over the whole range that the bounds of NetworkParameters allow. */
class RewardFormulaPropertyTest {
  private static final long MAX_CAPACITY = 1_000_000_000_000L;

  /** A node without its id, which its place in the list gives. */
  record Draw(
      int prefix, boolean active, TokenAmount stake, long capacity, int uptime, TokenAmount fees) {}

  @Provide
  Arbitrary<TokenAmount> tokens() {
    BigInteger cap = TokenAmount.ofTokens(1_000_000_000).units();
    return Arbitraries.bigIntegers().between(BigInteger.ZERO, cap).map(TokenAmount::new);
  }

  @Provide
  Arbitrary<Draw> draws() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(true, true, true, false),
            tokens(),
            Arbitraries.longs().between(0, Long.MAX_VALUE),
            Arbitraries.integers().between(0, 10_000),
            tokens().map(amount -> amount.mulDivFloor(1, 100)))
        .as(Draw::new);
  }

  @Provide
  Arbitrary<RewardParameters> parameters() {
    return Combinators.combine(
            Arbitraries.longs().between(1_000_000, MAX_CAPACITY),
            Arbitraries.longs().between(1, 100_000_000),
            Arbitraries.integers().between(1, 10_000),
            Arbitraries.integers().between(1, 10_000),
            Arbitraries.integers().between(10, 10_000),
            Arbitraries.integers().between(0, 3_000),
            Arbitraries.integers().between(0, 10_000))
        .as(
            (cap, saturation, uptime, diversity, share, protocol, burn) ->
                new RewardParameters(
                    BytesPerSecond.of(cap),
                    TokenAmount.ofTokens(saturation),
                    BasisPoints.of(uptime),
                    BasisPoints.of(diversity),
                    BasisPoints.of(share),
                    BasisPoints.of(protocol),
                    BasisPoints.of(burn),
                    TokenAmount.ofTokens(10_000_000)));
  }

  @Property
  void whatComesInGoesOut(
      @ForAll("parameters") RewardParameters parameters,
      @ForAll("tokens") TokenAmount emission,
      @ForAll @Size(max = 12) List<@net.jqwik.api.From("draws") Draw> draws) {
    RewardFormula.Distribution epoch = distribute(parameters, emission, draws);
    EpochTotals totals = epoch.totals();
    TokenAmount fees = TokenAmount.ZERO;
    TokenAmount base = TokenAmount.ZERO;
    TokenAmount gross = TokenAmount.ZERO;
    for (NodeShare share : epoch.shares()) {
      fees = fees.plus(share.input().measured().fees());
      base = base.plus(share.base());
      gross = gross.plus(share.gross());
      assertThat(share.commission().plus(share.pool())).isEqualTo(share.gross());
      assertThat(share.base()).isLessThanOrEqualTo(parameters.maxNodeShare().ofFloor(emission));
    }
    assertThat(totals.rewards()).isEqualTo(gross);
    assertThat(totals.fees()).isEqualTo(fees);
    assertThat(totals.rewards().plus(totals.treasury()).plus(totals.burned()))
        .isEqualTo(emission.plus(fees));
    assertThat(base).isLessThanOrEqualTo(emission);
  }

  @Property
  void moreOfAnythingNeverLowersOnesOwnWeightOrBase(
      @ForAll("parameters") RewardParameters parameters,
      @ForAll("tokens") TokenAmount emission,
      @ForAll @Size(min = 1, max = 6) List<@net.jqwik.api.From("draws") Draw> draws,
      @ForAll("draws") Draw more) {
    Draw first = draws.getFirst();
    Draw grown =
        new Draw(
            first.prefix(),
            first.active(),
            first.stake().max(more.stake()),
            Math.max(first.capacity(), more.capacity()),
            Math.max(first.uptime(), more.uptime()),
            first.fees().max(more.fees()));
    List<Draw> after = new ArrayList<>(draws);
    after.set(0, grown);
    NodeShare before = distribute(parameters, emission, draws).shares().getFirst();
    NodeShare then = distribute(parameters, emission, after).shares().getFirst();
    assertThat(then.weight().value()).isGreaterThanOrEqualTo(before.weight().value());
    assertThat(then.base()).isGreaterThanOrEqualTo(before.base());
    assertThat(then.gross()).isGreaterThanOrEqualTo(before.gross());
  }

  @Property
  void theOrderOfNodesChangesNothing(
      @ForAll("parameters") RewardParameters parameters,
      @ForAll("tokens") TokenAmount emission,
      @ForAll @Size(max = 8) List<@net.jqwik.api.From("draws") Draw> draws) {
    List<NodeInput> inputs = inputs(draws);
    RewardFormula formula = new RewardFormula(parameters, emission);
    RewardFormula.Distribution forwards = formula.distribute(inputs);
    RewardFormula.Distribution backwards = formula.distribute(inputs.reversed());
    assertThat(backwards.totals()).isEqualTo(forwards.totals());
    assertThat(backwards.shares().reversed()).isEqualTo(forwards.shares());
  }

  @Property
  void splittingAStakeOverNodesOfOnePrefixEarnsNoMoreWeight(
      @ForAll("parameters") RewardParameters parameters, @ForAll("draws") Draw draw) {
    RewardParameters noFloor =
        new RewardParameters(
            parameters.capacityCap(),
            parameters.stakeSaturation(),
            parameters.minUptime(),
            BasisPoints.of(1),
            parameters.maxNodeShare(),
            parameters.protocolShare(),
            parameters.burnShare(),
            parameters.maxFeesPerDay());
    TokenAmount half = draw.stake().min(noFloor.stakeSaturation()).mulDivFloor(1, 2);
    Draw part =
        new Draw(
            1,
            true,
            half,
            Math.min(draw.capacity(), MAX_CAPACITY),
            draw.uptime(),
            TokenAmount.ZERO);
    Draw whole =
        new Draw(1, true, half.plus(half), part.capacity(), draw.uptime(), TokenAmount.ZERO);
    TokenAmount emission = TokenAmount.ofTokens(1);
    BigInteger split =
        distribute(noFloor, emission, List.of(part, part)).totals().totalWeight().value();
    BigInteger one = distribute(noFloor, emission, List.of(whole)).totals().totalWeight().value();
    assertThat(split).isLessThanOrEqualTo(one);
  }

  private static RewardFormula.Distribution distribute(
      RewardParameters parameters, TokenAmount emission, List<Draw> draws) {
    return new RewardFormula(parameters, emission).distribute(inputs(draws));
  }

  private static List<NodeInput> inputs(List<Draw> draws) {
    List<NodeInput> inputs = new ArrayList<>();
    for (int i = 0; i < draws.size(); i++) {
      Draw draw = draws.get(i);
      NodeState state =
          new NodeState(
              Nodes.id(i + 1),
              Nodes.account(i + 1),
              Nodes.prefix(draw.prefix()),
              draw.active(),
              draw.stake(),
              Shares.of(1),
              Shares.of(1),
              BasisPoints.of(1_234));
      inputs.add(
          new NodeInput(state, Nodes.measured(i + 1, draw.capacity(), draw.uptime(), draw.fees())));
    }
    return inputs;
  }
}
