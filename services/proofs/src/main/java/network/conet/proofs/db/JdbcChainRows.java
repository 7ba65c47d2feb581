package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.conet.chainevents.LogPosition;
import network.conet.proofs.chainstate.Block;
import network.conet.proofs.chainstate.ChainFact;
import network.conet.proofs.chainstate.ChainFact.BlockAdded;
import network.conet.proofs.chainstate.ChainFact.CreditCommitted;
import network.conet.proofs.chainstate.ChainFact.HotKeySet;
import network.conet.proofs.chainstate.ChainFact.NodeRetired;
import network.conet.proofs.chainstate.ChainFact.PriceSet;
import network.conet.proofs.chainstate.ChainRows;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/** Chain rows in one table for each kind of log. */
public final class JdbcChainRows implements ChainRows {
  private static final List<String> LOG_TABLES =
      List.of("hot_key_set", "node_retired", "price_set", "credit_committed");

  @Override
  public void add(List<ChainFact> facts) {
    addBlocks(only(facts, BlockAdded.class));
    addHotKeys(only(facts, HotKeySet.class));
    addRetired(only(facts, NodeRetired.class));
    addPrices(only(facts, PriceSet.class));
    addCredit(only(facts, CreditCommitted.class));
  }

  @Override
  public void takeBackAbove(BlockNumber newTip) {
    for (String table : LOG_TABLES) {
      deleteAbove("delete from " + table + " where block_number > ?", newTip);
    }
    deleteAbove("delete from chain_block where number > ?", newTip);
  }

  private static void deleteAbove(String sql, BlockNumber newTip) {
    statement(
        sql,
        delete -> {
          delete.setLong(1, newTip.number());
          return delete.executeUpdate();
        });
  }

  @Override
  public Optional<Block> head() {
    return statement(
        "select number, hash, time from chain_block order by number desc limit 1",
        query -> Columns.list(query, JdbcChainRows::block).stream().findFirst());
  }

  @Override
  public Optional<Block> firstBlockAtOrAfter(Instant time, BlockNumber after) {
    return statement(
        "select number, hash, time from chain_block where time >= ? and number > ?"
            + " order by number limit 1",
        query -> {
          query.setLong(1, time.getEpochSecond());
          query.setLong(2, after.number());
          return Columns.list(query, JdbcChainRows::block).stream().findFirst();
        });
  }

  @Override
  public void forgetBlocksBefore(BlockNumber number) {
    statement(
        "delete from chain_block where number < ?",
        delete -> {
          delete.setLong(1, number.number());
          return delete.executeUpdate();
        });
  }

  @Override
  public Optional<TokenAmount> pricePerGib(BlockNumber asOf) {
    return statement(
        "select price_per_gib from price_set where block_number <= ?"
            + " order by block_number desc, log_index desc limit 1",
        query -> {
          query.setLong(1, asOf.number());
          return Columns.list(query, row -> Columns.amount(row, "price_per_gib")).stream()
              .findFirst();
        });
  }

  @Override
  public Optional<TokenAmount> firstPricePerGib() {
    return statement(
        "select price_per_gib from price_set"
            + " where block_number = (select min(block_number) from price_set)"
            + " order by log_index desc limit 1",
        query ->
            Columns.list(query, row -> Columns.amount(row, "price_per_gib")).stream().findFirst());
  }

  private static <T extends ChainFact> List<T> only(List<ChainFact> facts, Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Block block(ResultSet row) throws SQLException {
    return new Block(
        BlockNumber.of(row.getLong("number")),
        Hash32.of(row.getBytes("hash")),
        Instant.ofEpochSecond(row.getLong("time")));
  }

  private static void addBlocks(List<BlockAdded> added) {
    insert(
        added,
        "insert into chain_block (number, hash, time) select * from"
            + " unnest(?::bigint[], ?::bytea[], ?::bigint[]) on conflict do nothing",
        insert -> {
          insert.setArray(1, Columns.longs(insert, added, next -> next.block().number().number()));
          insert.setArray(2, Columns.bytes(insert, added, next -> next.block().hash().toBytes()));
          insert.setArray(
              3, Columns.longs(insert, added, next -> next.block().time().getEpochSecond()));
        });
  }

  private static void addHotKeys(List<HotKeySet> set) {
    insert(
        set,
        "insert into hot_key_set (block_number, log_index, node_id, hot_key, first_epoch)"
            + " select * from unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[],"
            + " ?::bigint[]) on conflict do nothing",
        insert -> {
          position(insert, set, HotKeySet::position);
          insert.setArray(3, Columns.bytes(insert, set, next -> next.node().toBytes()));
          insert.setArray(4, Columns.bytes(insert, set, next -> next.hotKey().toBytes()));
          insert.setArray(5, Columns.longs(insert, set, next -> next.firstEpoch().number()));
        });
  }

  private static void addRetired(List<NodeRetired> retired) {
    insert(
        retired,
        "insert into node_retired (block_number, log_index, node_id) select * from"
            + " unnest(?::bigint[], ?::bigint[], ?::bytea[]) on conflict do nothing",
        insert -> {
          position(insert, retired, NodeRetired::position);
          insert.setArray(3, Columns.bytes(insert, retired, next -> next.node().toBytes()));
        });
  }

  private static void addPrices(List<PriceSet> prices) {
    insert(
        prices,
        "insert into price_set (block_number, log_index, price_per_gib) select * from"
            + " unnest(?::bigint[], ?::bigint[], ?::numeric[]) on conflict do nothing",
        insert -> {
          position(insert, prices, PriceSet::position);
          insert.setArray(3, Columns.numbers(insert, prices, next -> next.pricePerGib().units()));
        });
  }

  private static void addCredit(List<CreditCommitted> credit) {
    insert(
        credit,
        "insert into credit_committed (block_number, log_index, payer, amount) select * from"
            + " unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::numeric[]) on conflict do nothing",
        insert -> {
          position(insert, credit, CreditCommitted::position);
          insert.setArray(3, Columns.bytes(insert, credit, next -> next.payer().toBytes()));
          insert.setArray(4, Columns.numbers(insert, credit, next -> next.amount().units()));
        });
  }

  private static <T> void position(
      PreparedStatement insert, List<T> rows, Function<T, LogPosition> at) throws SQLException {
    insert.setArray(1, Columns.longs(insert, rows, next -> at.apply(next).block().number()));
    insert.setArray(2, Columns.longs(insert, rows, next -> at.apply(next).logIndex()));
  }

  private static void insert(List<?> rows, String sql, Fill fill) {
    if (!rows.isEmpty()) {
      statement(
          sql,
          insert -> {
            fill.in(insert);
            return insert.executeUpdate();
          });
    }
  }

  @FunctionalInterface
  private interface Fill {
    void in(PreparedStatement insert) throws SQLException;
  }
}
