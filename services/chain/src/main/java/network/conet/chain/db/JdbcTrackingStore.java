package network.conet.chain.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import network.conet.chain.transaction.BlockContent;
import network.conet.chain.transaction.BlockPoint;
import network.conet.chain.transaction.DropReason;
import network.conet.chain.transaction.Retention;
import network.conet.chain.transaction.Status;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.TrackingStore;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** The same transactions, as following needs them. */
public final class JdbcTrackingStore implements TrackingStore {
  private static final int KEPT_BLOCKS = 4_096;
  private static final int PRUNED_AT_ONCE = 5_000;
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
  private static final Duration LAST_LOOK = Duration.ofMinutes(1);

  private final InTransaction transactions;
  private final Clock clock;

  public JdbcTrackingStore(DataSource dataSource, Clock clock) {
    this.transactions = new InTransaction(dataSource);
    this.clock = clock;
  }

  @Override
  public Optional<BlockPoint> lastBlock() {
    return transactions.call(
        connection ->
            Sql.list(
                    connection,
                    row ->
                        new BlockPoint(BlockNumber.of(row.getLong(1)), Hash32.of(row.getBytes(2))),
                    "SELECT number, hash FROM settled_block ORDER BY number DESC LIMIT 1")
                .stream()
                .findFirst());
  }

  @Override
  public List<StoredTransaction> concernedBy(List<BlockContent.Entry> entries) {
    byte[][] senders = entries.stream().map(e -> e.sender().toBytes()).toArray(byte[][]::new);
    Long[] nonces = entries.stream().map(e -> e.nonce().number()).toArray(Long[]::new);
    return transactions.call(
        connection ->
            TransactionRows.list(
                connection,
                "(sender, nonce) IN (SELECT * FROM unnest(?, ?)) ORDER BY hash",
                connection.createArrayOf("bytea", senders),
                connection.createArrayOf("bigint", nonces)));
  }

  @Override
  public void append(BlockPoint block, Map<TxHash, Status.Change> changes) {
    Instant now = clock.instant();
    transactions.call(
        connection -> {
          Sql.update(
              connection,
              "INSERT INTO settled_block (number, hash) VALUES (?, ?)",
              block.number().number(),
              block.hash().toBytes());
          // in one order everywhere, so that two writers cannot wait for each other
          for (Map.Entry<TxHash, Status.Change> e : new TreeMap<>(changes).entrySet()) {
            TransactionChanges.apply(connection, e.getKey(), e.getValue(), now);
          }
          return Sql.update(
              connection,
              "DELETE FROM settled_block WHERE number < ?",
              block.number().minusOrZero(KEPT_BLOCKS).number());
        });
  }

  @Override
  public void takeBack(BlockPoint block) {
    Instant now = clock.instant();
    transactions.call(
        connection -> {
          for (StoredTransaction t :
              TransactionRows.list(
                  connection, "block_hash = ? ORDER BY hash", (Object) block.hash().toBytes())) {
            TransactionChanges.apply(
                connection, t.hash(), new Status.Change.TakenBack(block.hash()), now);
          }
          return Sql.update(
              connection,
              "DELETE FROM settled_block WHERE hash = ?",
              (Object) block.hash().toBytes());
        });
  }

  @Override
  public List<AccountAddress> dueSenders(Instant now, int limit) {
    return transactions.call(
        connection ->
            Sql.list(
                connection,
                row -> AccountAddress.of(row.getBytes(1)),
                "SELECT address FROM sender WHERE look_at <= ? ORDER BY look_at, address LIMIT ?",
                now,
                limit));
  }

  @Override
  public List<StoredTransaction> open(AccountAddress sender, int limit) {
    return transactions.call(
        connection ->
            TransactionRows.list(
                connection,
                "sender = ? AND ended_at IS NULL ORDER BY nonce, created_at DESC, hash LIMIT ?",
                sender.toBytes(),
                limit));
  }

  @Override
  public void lookAgain(Collection<AccountAddress> senders, Instant now) {
    byte[][] addresses = senders.stream().map(AccountAddress::toBytes).toArray(byte[][]::new);
    transactions.call(
        connection -> {
          Sql.update(
              connection,
              """
              UPDATE sender
              SET looks = looks + 1,
                  look_at = ?::timestamptz
                    + least(? * power(2, least(looks, 20)), ?) * interval '1 second'
              WHERE address IN (
                SELECT address FROM sender WHERE address = ANY (?) AND look_at <= ?
                ORDER BY address FOR UPDATE SKIP LOCKED)
              """,
              now,
              FIRST_LOOK.toSeconds(),
              LAST_LOOK.toSeconds(),
              connection.createArrayOf("bytea", addresses),
              now);
          return Sql.update(
              connection,
              """
              DELETE FROM sender WHERE address IN (
                SELECT address FROM sender s WHERE address = ANY (?)
                  AND NOT EXISTS (SELECT 1 FROM transaction t
                                  WHERE t.sender = s.address AND t.ended_at IS NULL)
                ORDER BY address FOR UPDATE SKIP LOCKED)
              """,
              connection.createArrayOf("bytea", addresses));
        });
  }

  @Override
  public List<StoredTransaction> lostCalls(AccountAddress sender, int limit) {
    return transactions.call(
        connection ->
            TransactionRows.list(
                connection,
                "sender = ? AND state = 'REPLACED' AND caller IS NOT NULL AND stands"
                    + " ORDER BY nonce LIMIT ?",
                sender.toBytes(),
                limit));
  }

  @Override
  public boolean renew(StoredTransaction old, StoredTransaction fresh) {
    return transactions.call(connection -> renew(connection, old, fresh));
  }

  @Override
  public Optional<StoredTransaction> renewNext(
      StoredTransaction old, Nonce atLeast, Function<Nonce, StoredTransaction> sign) {
    return transactions.call(
        connection -> {
          TransactionChanges.look(connection, old.sender(), clock.instant());
          StoredTransaction fresh =
              sign.apply(JdbcTransactionStore.unusedNonce(connection, old.sender(), atLeast));
          return renew(connection, old, fresh) ? Optional.of(fresh) : Optional.empty();
        });
  }

  private boolean renew(Connection connection, StoredTransaction old, StoredTransaction fresh)
      throws SQLException {
    int moved =
        Sql.update(
            connection,
            "UPDATE transaction SET stands = false WHERE hash = ? AND state = ? AND stands",
            old.hash().toBytes(),
            old.state().name());
    if (moved == 0) {
      return false;
    }
    TransactionRows.insert(connection, fresh, null);
    TransactionChanges.apply(
        connection,
        old.hash(),
        new Status.Change.GivenUp(DropReason.DISPLACED, Optional.of(fresh.hash())),
        clock.instant());
    return true;
  }

  @Override
  public void insertFiller(StoredTransaction filler) {
    transactions.call(
        connection -> {
          TransactionChanges.look(connection, filler.sender(), clock.instant());
          TransactionRows.insert(connection, filler, null);
          return filler;
        });
  }

  @Override
  public int prune(Retention retention, Instant now) {
    return transactions.call(
        connection ->
            Sql.update(
                connection,
                """
                DELETE FROM transaction WHERE hash IN (
                  SELECT hash FROM transaction
                  WHERE ended_at < CASE
                    WHEN caller IS NOT NULL THEN ?::timestamptz
                    WHEN state = 'DROPPED' THEN ?::timestamptz
                    ELSE ?::timestamptz END
                  ORDER BY ended_at LIMIT ?)
                """,
                now.minus(retention.calls()),
                now.minus(retention.dropped()),
                now.minus(retention.settled()),
                PRUNED_AT_ONCE));
  }
}
