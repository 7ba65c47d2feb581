package network.conet.issuer.db;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import network.conet.issuer.atomic.Atomically;

/**
 * Moves fresh rows to where they stay, in random order and in one transaction for each table, so
 * that neither their place nor their transaction tells when they came. What is not answered yet
 * waits for the next time. The fresh table is truncated, which leaves nothing of it in its files.
 */
public final class JdbcShuffle {
  /** What may not be moved yet. */
  private static final Map<String, String> WAITING =
      Map.of(
          "account_credit", "false",
          "account_purchase", "answer is null",
          "spent_exchange", "answer is null",
          "spent_ticket", "false");

  private final Atomically atomically;

  public JdbcShuffle(Atomically atomically) {
    this.atomically = atomically;
  }

  public void shuffle() {
    WAITING.forEach((table, waiting) -> atomically.execute(() -> move(table, waiting)));
  }

  private static void move(String table, String waiting) {
    String fresh = table + "_fresh";
    try (Statement statement = JdbcTransactions.connection().createStatement()) {
      statement.execute("lock table " + fresh + " in access exclusive mode");
      statement.execute(
          "create temporary table waiting on commit drop as select * from "
              + (fresh + " where " + waiting));
      statement.execute(
          "insert into "
              + table
              + " select * from "
              + fresh
              + " where not ("
              + waiting
              + ") order by random()");
      statement.execute("truncate " + fresh);
      statement.execute("insert into " + fresh + " select * from waiting order by random()");
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }
}
