package network.conet.rewards.db;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import network.conet.chainevents.LogPosition;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.Shares;
import network.conet.rewards.stakes.Block;
import network.conet.rewards.stakes.ChainFact;
import network.conet.rewards.stakes.ChainRows;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.jspecify.annotations.Nullable;

/** Facts as rows of several tables, which share one key. */
public final class JdbcChainRows implements ChainRows {
  private static final List<String> TABLES =
      List.of(
          "node_change",
          "hot_key",
          "pool_change",
          "holding_change",
          "unbonding",
          "parameter_change",
          "anchor_event",
          "claim");

  private final JdbcSession session;

  public JdbcChainRows(JdbcSession session) {
    this.session = session;
  }

  @Override
  public void addBlocks(List<Block> blocks) {
    session.batch(
        "insert into block values (?, ?, ?)",
        blocks,
        (p, block) -> p.block(block.number()).hash(block.hash()).time(block.time()));
  }

  @Override
  public void takeBackAbove(BlockNumber newTip) {
    session.update("delete from block where number > ?", p -> p.block(newTip));
    for (String table : TABLES) {
      session.update("delete from " + table + " where block_number > ?", p -> p.block(newTip));
    }
  }

  @Override
  public void append(List<Row> rows) {
    RowSorter sorter = new RowSorter();
    rows.forEach(sorter::sort);
    session.batch(
        "insert into node_change values (?, ?, ?, ?, ?, ?, ?, ?)",
        sorter.nodes,
        (p, row) ->
            key(p, row.at)
                .node(row.node)
                .account(row.owner)
                .hash(row.prefix)
                .bool(row.retired)
                .bool(row.jailed)
                .basisPoints(row.commission));
    session.batch(
        "insert into hot_key values (?, ?, ?, ?, ?)",
        sorter.keys,
        (p, row) -> key(p, row.at).node(row.node).account(row.hotKey).epoch(row.from));
    session.batch(
        "insert into pool_change values (?, ?, ?, ?, ?, ?)",
        sorter.pools,
        (p, row) ->
            key(p, row.at).node(row.node).number(row.stake).number(row.shares).number(row.left));
    session.batch(
        "insert into holding_change values (?, ?, ?, ?, ?)",
        sorter.holdings,
        (p, row) -> key(p, row.at).account(row.account).node(row.node).number(row.shares));
    sorter.others.forEach(this::appendOther);
  }

  private void appendOther(Row row) {
    LogPosition at = row.at();
    switch (row.fact()) {
      case ChainFact.UnbondingStarted f ->
          session.update(
              "insert into unbonding values (?, ?, ?, ?, ?, ?)",
              p ->
                  key(p, at)
                      .node(f.node())
                      .account(f.account())
                      .number(f.index().number())
                      .number(f.shares().count()));
      case ChainFact.UnbondingEnded f -> appendEnd(at, f);
      case ChainFact.ParameterChanged f ->
          session.update(
              "insert into parameter_change values (?, ?, ?, ?)",
              p -> key(p, at).text(f.key().name()).number(f.value()));
      case ChainFact.EpochAnchored f ->
          appendAnchor(at, "ANCHORED", f.epoch(), f.digest(), Hash32.of(f.transaction().toBytes()));
      case ChainFact.EpochActivated f ->
          appendAnchor(at, "ACTIVATED", f.epoch(), f.accountsRoot(), null);
      case ChainFact.EpochCancelled f -> appendAnchor(at, "CANCELLED", f.epoch(), f.digest(), null);
      case ChainFact.EpochSettled f -> appendAnchor(at, "SETTLED", f.epoch(), null, null);
      case ChainFact.RewardClaimed f ->
          session.update(
              "insert into claim values (?, ?, ?, ?)",
              p -> key(p, at).account(f.account()).amount(f.amount()));
      default -> throw new IllegalArgumentException("not here: " + row.fact());
    }
  }

  /** The entry's shares are those that its start said. */
  private void appendEnd(LogPosition at, ChainFact.UnbondingEnded f) {
    int written =
        session.update(
            "insert into pool_change select ?, ?, node_id, -(?::numeric), -shares, -shares"
                + " from unbonding where node_id = ? and account = ? and entry = ?",
            p ->
                key(p, at)
                    .amount(f.amount())
                    .node(f.node())
                    .account(f.account())
                    .number(f.index().number()));
    if (written != 1) {
      throw new IllegalStateException("an unbonding ended that never began: " + f);
    }
  }

  private void appendAnchor(
      LogPosition at,
      String kind,
      EpochId epoch,
      @Nullable Hash32 hash,
      @Nullable Hash32 transaction) {
    session.update(
        "insert into anchor_event values (?, ?, ?, ?, ?, ?)",
        p -> key(p, at).text(kind).epoch(epoch).hash(hash).hash(transaction));
  }

  private static Parameters key(Parameters p, LogPosition at) throws SQLException {
    return p.block(at.block()).number(at.logIndex());
  }

  private record NodeRow(
      LogPosition at,
      NodeId node,
      @Nullable AccountAddress owner,
      @Nullable Hash32 prefix,
      @Nullable Boolean retired,
      @Nullable Boolean jailed,
      @Nullable BasisPoints commission) {}

  private record KeyRow(LogPosition at, NodeId node, AccountAddress hotKey, EpochId from) {}

  private record PoolRow(
      LogPosition at, NodeId node, BigInteger stake, BigInteger shares, BigInteger left) {}

  private record HoldingRow(
      LogPosition at, NodeId node, AccountAddress account, BigInteger shares) {}

  /** Which tables a fact goes to. */
  private static final class RowSorter {
    private final List<NodeRow> nodes = new ArrayList<>();
    private final List<KeyRow> keys = new ArrayList<>();
    private final List<PoolRow> pools = new ArrayList<>();
    private final List<HoldingRow> holdings = new ArrayList<>();
    private final List<Row> others = new ArrayList<>();

    void sort(Row row) {
      LogPosition at = row.at();
      switch (row.fact()) {
        case ChainFact.NodeRegistered f -> {
          nodes.add(new NodeRow(at, f.node(), f.owner(), f.prefix(), null, null, null));
          keys.add(new KeyRow(at, f.node(), f.hotKey(), EpochId.ZERO));
        }
        case ChainFact.HotKeyRotated f ->
            keys.add(new KeyRow(at, f.node(), f.hotKey(), f.fromEpoch()));
        case ChainFact.PrefixChanged f ->
            nodes.add(new NodeRow(at, f.node(), null, f.prefix(), null, null, null));
        case ChainFact.NodeRetired f ->
            nodes.add(new NodeRow(at, f.node(), null, null, true, null, null));
        case ChainFact.PoolOpened f -> {
          nodes.add(new NodeRow(at, f.node(), null, null, null, null, f.commission()));
          pool(at, f.node(), TokenAmount.ZERO.units(), NodeState.NOBODYS_SHARES, Shares.ZERO);
        }
        case ChainFact.Delegated f -> {
          pool(at, f.node(), f.amount().units(), f.shares(), Shares.ZERO);
          holdings.add(new HoldingRow(at, f.node(), f.account(), f.shares().count()));
        }
        case ChainFact.UnbondingStarted f -> {
          pool(at, f.node(), BigInteger.ZERO, Shares.ZERO, f.shares());
          holdings.add(new HoldingRow(at, f.node(), f.account(), f.shares().count().negate()));
          others.add(row);
        }
        case ChainFact.Slashed f -> {
          nodes.add(new NodeRow(at, f.node(), null, null, null, f.jailed(), null));
          pool(at, f.node(), f.amount().units().negate(), Shares.ZERO, Shares.ZERO);
        }
        // A jail term that ends with it has a log of its own.
        case ChainFact.Restored f ->
            pool(at, f.node(), f.amount().units(), Shares.ZERO, Shares.ZERO);
        case ChainFact.Unjailed f ->
            nodes.add(new NodeRow(at, f.node(), null, null, null, false, null));
        case ChainFact.CommissionChanged f ->
            nodes.add(new NodeRow(at, f.node(), null, null, null, null, f.commission()));
        default -> others.add(row);
      }
    }

    private void pool(LogPosition at, NodeId node, BigInteger stake, Shares shares, Shares left) {
      pools.add(new PoolRow(at, node, stake, shares.count(), left.count()));
    }
  }
}
