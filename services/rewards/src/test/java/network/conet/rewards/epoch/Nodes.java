package network.conet.rewards.epoch;

import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BytesPerSecond;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** Builds inputs for tests. */
final class Nodes {
  static final RewardParameters PARAMETERS =
      new RewardParameters(
          BytesPerSecond.of(1_250_000_000),
          TokenAmount.ofTokens(1_000_000),
          BasisPoints.of(5_000),
          BasisPoints.of(1_000),
          BasisPoints.of(5_000),
          BasisPoints.of(1_000),
          BasisPoints.of(5_000),
          TokenAmount.ofTokens(10_000_000));

  private Nodes() {}

  static NodeId id(int number) {
    return NodeId.parse("0x%064x".formatted(number));
  }

  static AccountAddress account(int number) {
    return AccountAddress.parse("0x%040x".formatted(number));
  }

  static Hash32 prefix(int number) {
    return Hash32.parse("0x%064x".formatted(number));
  }

  static NodeState state(int number, int prefix, long tokens, long shares, long ownerShares) {
    return new NodeState(
        id(number),
        account(1_000 + number),
        prefix(prefix),
        true,
        TokenAmount.ofTokens(tokens),
        Shares.of(shares),
        Shares.of(ownerShares),
        BasisPoints.of(500));
  }

  static NodeMeasurement measured(int number, long capacity, int uptime, TokenAmount fees) {
    return new NodeMeasurement(
        id(number), BytesPerSecond.of(capacity), BasisPoints.of(uptime), fees);
  }

  static NodeInput input(int number, int prefix, long tokens, long capacity, int uptime) {
    return new NodeInput(
        state(number, prefix, tokens, 100, 100),
        measured(number, capacity, uptime, TokenAmount.ZERO));
  }
}
