package network.conet.rewards.stakes;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import network.conet.chainevents.LogPosition;
import network.conet.rewards.epoch.Shares;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** Makes up a small chain, for tests. */
public final class Facts {
  private final List<ChainRows.Row> rows = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private long block = 1;
  private int logIndex;

  public static NodeId node(int number) {
    return NodeId.parse("0x%064x".formatted(number));
  }

  public static AccountAddress account(int number) {
    return AccountAddress.parse("0x%040x".formatted(number));
  }

  public static Hash32 hash(long number) {
    return Hash32.parse("0x%064x".formatted(number));
  }

  public Facts log(ChainFact fact) {
    rows.add(new ChainRows.Row(new LogPosition(BlockNumber.of(block), logIndex++), fact));
    return this;
  }

  public Facts endBlock() {
    Instant time = Instant.ofEpochSecond(1_000_000 + block);
    blocks.add(new Block(BlockNumber.of(block), hash(block), time));
    block++;
    logIndex = 0;
    return this;
  }

  /** What has been made up since the last time comes to be. */
  public void applyTo(ChainRows chain) {
    chain.append(List.copyOf(rows));
    chain.addBlocks(List.copyOf(blocks));
    rows.clear();
    blocks.clear();
  }

  public Facts reopen(long number) {
    block = number;
    logIndex = 0;
    return this;
  }

  /** A node with a bond, in three logs as the contracts write them. */
  public Facts registered(int node, int owner, long tokens) {
    TokenAmount bond = TokenAmount.ofTokens(tokens);
    Shares shares = new Shares(bond.units().subtract(BigInteger.valueOf(1_000)));
    return log(new ChainFact.PoolOpened(node(node), BasisPoints.of(500)))
        .log(new ChainFact.Delegated(node(node), account(owner), bond, shares))
        .log(
            new ChainFact.NodeRegistered(
                node(node), account(owner), account(owner + 100), hash(node)));
  }

  public Facts parameters() {
    BigInteger token = TokenAmount.ofTokens(1).units();
    return parameter(ParameterKey.CAPACITY_CAP, BigInteger.valueOf(1_250_000_000))
        .parameter(ParameterKey.STAKE_SATURATION, token.multiply(BigInteger.valueOf(1_000_000)))
        .parameter(ParameterKey.MIN_UPTIME, BigInteger.valueOf(5_000))
        .parameter(ParameterKey.MIN_DIVERSITY, BigInteger.valueOf(1_000))
        .parameter(ParameterKey.MAX_NODE_SHARE, BigInteger.valueOf(5_000))
        .parameter(ParameterKey.PROTOCOL_SHARE, BigInteger.valueOf(1_000))
        .parameter(ParameterKey.BURN_SHARE, BigInteger.valueOf(5_000))
        .parameter(ParameterKey.MAX_FEES_PER_DAY, token.multiply(BigInteger.valueOf(1_000_000)))
        .parameter(ParameterKey.PRICE_PER_GIB, token);
  }

  public Facts parameter(ParameterKey key, BigInteger value) {
    return log(new ChainFact.ParameterChanged(key, value));
  }
}
