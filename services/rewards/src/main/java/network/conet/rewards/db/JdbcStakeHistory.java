package network.conet.rewards.db;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainevents.consume.FollowedBlocks;
import network.conet.rewards.epoch.Delegations;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.RewardParameters;
import network.conet.rewards.epoch.Shares;
import network.conet.rewards.stakes.Block;
import network.conet.rewards.stakes.ParameterKey;
import network.conet.rewards.stakes.StakeHistory;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** State after a block, from the rows up to it. */
public final class JdbcStakeHistory implements StakeHistory {
  private static final String NODES =
      """
      with word as (
        select node_id,
          (array_agg(owner order by block_number, log_index) filter (where owner is not null))[1]
            as owner,
          (array_agg(prefix order by block_number desc, log_index desc)
            filter (where prefix is not null))[1] as prefix,
          bool_or(coalesce(retired, false)) as retired,
          (array_agg(jailed order by block_number desc, log_index desc)
            filter (where jailed is not null))[1] as jailed,
          (array_agg(commission order by block_number desc, log_index desc)
            filter (where commission is not null))[1] as commission
        from node_change where block_number <= ? group by node_id),
      pool as (
        select node_id, sum(stake) as stake, sum(shares) as shares,
          sum(unbonding_shares) as unbonding
        from pool_change where block_number <= ? group by node_id),
      own as (
        select h.node_id, sum(h.shares) as shares from holding_change h
        join word w on w.node_id = h.node_id and w.owner = h.account
        where h.block_number <= ? group by h.node_id)
      select w.node_id, w.owner, w.prefix, w.retired or coalesce(w.jailed, false) as out,
        w.commission, p.stake, p.shares, p.unbonding, coalesce(o.shares, 0) as own
      from word w join pool p on p.node_id = w.node_id left join own o on o.node_id = w.node_id
      where w.owner is not null and w.prefix is not null
      order by w.node_id
      """;

  private static final String DELEGATIONS =
      """
      select h.account, h.node_id, sum(h.shares) as shares
      from holding_change h
      where h.block_number <= ? and not exists (
        select 1 from node_change n
        where n.node_id = h.node_id and n.owner = h.account and n.block_number <= ?)
      group by h.account, h.node_id having sum(h.shares) > 0
      order by h.account, h.node_id
      """;

  private final JdbcSession session;

  public JdbcStakeHistory(JdbcSession session) {
    this.session = session;
  }

  @Override
  public Optional<Block> head() {
    return session.one(
        "select * from block order by number desc limit 1", p -> {}, JdbcStakeHistory::blockOf);
  }

  @Override
  public Optional<Block> block(BlockNumber number) {
    return session.one(
        "select * from block where number = ?", p -> p.block(number), JdbcStakeHistory::blockOf);
  }

  @Override
  public boolean holds(Block block) {
    session.with(
        connection -> {
          FollowedBlocks.lock(connection, JdbcProjection.CONSUMER);
          return true;
        });
    return block(block.number()).filter(block::equals).isPresent();
  }

  private static Block blockOf(Columns row) throws SQLException {
    return new Block(row.block("number"), row.hash("hash"), row.time("time"));
  }

  @Override
  public List<NodeState> nodesAfter(BlockNumber block) {
    return session.list(
        NODES, p -> p.block(block).block(block).block(block), JdbcStakeHistory::nodeOf);
  }

  private static NodeState nodeOf(Columns row) throws SQLException {
    Shares all = row.shares("shares");
    Shares earning = all.minus(row.shares("unbonding"));
    BigInteger stake =
        all.isZero()
            ? BigInteger.ZERO
            : earning.count().multiply(row.big("stake")).divide(all.count());
    return new NodeState(
        row.node("node_id"),
        row.account("owner"),
        row.hash("prefix"),
        !row.bool("out"),
        new TokenAmount(stake),
        earning,
        row.shares("own"),
        row.basisPoints("commission"));
  }

  @Override
  public Delegations delegationsAfter(BlockNumber block) {
    return visitor ->
        session.stream(
            DELEGATIONS,
            p -> p.block(block).block(block),
            row ->
                visitor.delegation(
                    row.account("account"), row.node("node_id"), row.shares("shares")));
  }

  @Override
  public Map<NodeId, AccountAddress> hotKeys(EpochId epoch, BlockNumber block) {
    Map<NodeId, AccountAddress> keys = new HashMap<>();
    session.stream(
        "select distinct on (node_id) node_id, address from hot_key"
            + " where from_epoch <= ? and block_number <= ?"
            + " order by node_id, from_epoch desc, block_number desc, log_index desc",
        p -> p.epoch(epoch).block(block),
        row -> keys.put(row.node("node_id"), row.account("address")));
    return keys;
  }

  @Override
  public RewardParameters parametersAfter(BlockNumber block) {
    return new RewardParameters(
        BytesPerSecond.of(parameter(ParameterKey.CAPACITY_CAP, block).longValueExact()),
        new TokenAmount(parameter(ParameterKey.STAKE_SATURATION, block)),
        share(ParameterKey.MIN_UPTIME, block),
        share(ParameterKey.MIN_DIVERSITY, block),
        share(ParameterKey.MAX_NODE_SHARE, block),
        share(ParameterKey.PROTOCOL_SHARE, block),
        share(ParameterKey.BURN_SHARE, block),
        new TokenAmount(parameter(ParameterKey.MAX_FEES_PER_DAY, block)));
  }

  @Override
  public TokenAmount pricePerGib(BlockNumber block) {
    String name = ParameterKey.PRICE_PER_GIB.name();
    return session
        .one(
            "select value from parameter_change where name = ? and block_number <= greatest(?,"
                + " (select min(block_number) from parameter_change where name = ?))"
                + " order by block_number desc, log_index desc limit 1",
            p -> p.text(name).block(block).text(name),
            row -> new TokenAmount(row.big("value")))
        .orElseThrow(() -> new IllegalStateException("the chain has not set " + name));
  }

  private BasisPoints share(ParameterKey key, BlockNumber block) {
    return BasisPoints.of(parameter(key, block).intValueExact());
  }

  private BigInteger parameter(ParameterKey key, BlockNumber block) {
    return session
        .one(
            "select value from parameter_change where name = ? and block_number <= ?"
                + " order by block_number desc, log_index desc limit 1",
            p -> p.text(key.name()).block(block),
            row -> row.big("value"))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the chain has not set " + key.name() + " by block " + block));
  }
}
