package network.conet.proofs.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import network.conet.proofs.atomic.Atomically;

/**
 * One transaction for each outermost {@code run}; an inner one joins it. Read committed: what must
 * not change meanwhile is locked by the statement that reads it.
 */
public final class JdbcTransactions implements Atomically {
  private static final ScopedValue<Connection> RUNNING = ScopedValue.newInstance();
  private final DataSource source;

  public JdbcTransactions(DataSource source) {
    this.source = source;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    if (RUNNING.isBound()) {
      return work.get();
    }
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = ScopedValue.where(RUNNING, connection).call(work::get);
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }

  /** Runs work in a transaction that somebody else has opened, and will end. */
  public static void joining(Connection connection, Runnable work) {
    ScopedValue.where(RUNNING, connection).run(work);
  }

  /** The same, for what the work gives. */
  static <T> T joined(Connection connection, Supplier<T> work) {
    return ScopedValue.where(RUNNING, connection).call(work::get);
  }

  /** The running transaction's connection. */
  public static Connection connection() {
    return RUNNING.orElseThrow(
        () -> new IllegalStateException("a store was used outside a transaction"));
  }

  /** Runs one statement of the running transaction. */
  static <T> T statement(String sql, Work<T> work) {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }

  /** What is done with a prepared statement. */
  @FunctionalInterface
  interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
