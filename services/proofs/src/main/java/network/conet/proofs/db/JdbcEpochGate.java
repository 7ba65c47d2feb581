package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import network.conet.proofs.epoch.EpochGate;

/** The gate as an advisory lock of the schema: ends with the transaction, blocks nobody else. */
public final class JdbcEpochGate implements EpochGate {
  private static final String KEY = "hashtextextended(current_schema() || ' epoch gate', 0))";

  @Override
  public void holdOpen() {
    lock("select pg_advisory_xact_lock_shared(" + KEY);
  }

  @Override
  public void shut() {
    lock("select pg_advisory_xact_lock(" + KEY);
  }

  private static void lock(String sql) {
    statement(sql, query -> query.execute());
  }
}
