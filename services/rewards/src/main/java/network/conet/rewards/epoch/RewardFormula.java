package network.conet.rewards.epoch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.conet.units.BasisPoints;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/**
 * The formula of docs/spec/rewards.md.
 *
 * <pre>
 * c = min(C, C_cap)     s = ⌊10000 · min(S, S_sat) / S_sat⌋     d = max(d_min, ⌊10000 / k⌋)
 * w = c · U · s · d     W = Σ w
 * base  = min(⌊B · w / W⌋, ⌊B · p_max / 10000⌋)
 * gross = base + F − ⌊F · protocolShare / 10000⌋
 * burned = ⌊Σ protocol · burnShare / 10000⌋     treasury = B + Σ F − Σ gross − burned
 * </pre>
 */
public final class RewardFormula {
  private static final BigInteger WHOLE = BigInteger.valueOf(BasisPoints.WHOLE);

  private final RewardParameters parameters;
  private final TokenAmount emission;

  public RewardFormula(RewardParameters parameters, TokenAmount emission) {
    this.parameters = parameters;
    this.emission = emission;
  }

  /** Nodes' shares in the order of the inputs, and the sums. */
  public record Distribution(List<NodeShare> shares, EpochTotals totals) {}

  public Distribution distribute(List<NodeInput> nodes) {
    Map<Hash32, Integer> eligibleByPrefix = new HashMap<>();
    for (NodeInput node : nodes) {
      if (node.isEligible(parameters)) {
        eligibleByPrefix.merge(node.state().prefix(), 1, Integer::sum);
      }
    }
    List<Weighed> weighed = new ArrayList<>(nodes.size());
    Weight total = Weight.ZERO;
    for (NodeInput node : nodes) {
      boolean eligible = node.isEligible(parameters);
      int count = eligible ? eligibleByPrefix.getOrDefault(node.state().prefix(), 0) : 0;
      Weight weight = eligible ? weightOf(node, count) : Weight.ZERO;
      weighed.add(new Weighed(node, count, weight));
      total = total.plus(weight);
    }
    List<NodeShare> shares = new ArrayList<>(nodes.size());
    for (Weighed node : weighed) {
      shares.add(shareOf(node, total));
    }
    return new Distribution(List.copyOf(shares), totalsOf(shares, total));
  }

  private record Weighed(NodeInput input, int prefixCount, Weight weight) {}

  private Weight weightOf(NodeInput node, int prefixCount) {
    long capacity = node.measured().capacity().min(parameters.capacityCap()).rate();
    int uptime = node.measured().uptime().value();
    TokenAmount saturation = parameters.stakeSaturation();
    BigInteger stake =
        WHOLE.multiply(node.state().stake().min(saturation).units()).divide(saturation.units());
    int diversity = Math.max(parameters.minDiversity().value(), BasisPoints.WHOLE / prefixCount);
    return new Weight(
        BigInteger.valueOf(capacity)
            .multiply(BigInteger.valueOf(uptime))
            .multiply(stake)
            .multiply(BigInteger.valueOf(diversity)));
  }

  private NodeShare shareOf(Weighed node, Weight total) {
    NodeState state = node.input().state();
    TokenAmount fees = node.input().measured().fees();
    TokenAmount base =
        total.isZero()
            ? TokenAmount.ZERO
            : emission
                .mulDivFloor(node.weight().value(), total.value())
                .min(parameters.maxNodeShare().ofFloor(emission));
    TokenAmount protocol = parameters.protocolShare().ofFloor(fees);
    TokenAmount gross = base.plus(fees).minus(protocol);
    TokenAmount commission = state.commission().ofFloor(gross);
    return new NodeShare(
        node.input(),
        node.prefixCount(),
        node.weight(),
        base,
        protocol,
        gross,
        commission,
        gross.minus(commission));
  }

  private EpochTotals totalsOf(List<NodeShare> shares, Weight totalWeight) {
    TokenAmount fees = TokenAmount.ZERO;
    TokenAmount protocol = TokenAmount.ZERO;
    TokenAmount rewards = TokenAmount.ZERO;
    for (NodeShare share : shares) {
      fees = fees.plus(share.input().measured().fees());
      protocol = protocol.plus(share.protocol());
      rewards = rewards.plus(share.gross());
    }
    TokenAmount burned = parameters.burnShare().ofFloor(protocol);
    TokenAmount treasury = emission.plus(fees).minus(rewards).minus(burned);
    return new EpochTotals(totalWeight, emission, fees, rewards, treasury, burned);
  }
}
