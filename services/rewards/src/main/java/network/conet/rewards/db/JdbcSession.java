package network.conet.rewards.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import network.conet.rewards.atomic.Atomically;

/** The connection of the transaction that the thread is in, or one of its own for one statement. */
public final class JdbcSession implements Atomically {
  private static final ThreadLocal<Connection> CURRENT = new ThreadLocal<>();

  private final DataSource dataSource;

  public JdbcSession(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    if (CURRENT.get() != null) {
      return work.get();
    }
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      CURRENT.set(connection);
      boolean done = false;
      try {
        T result = work.get();
        connection.commit();
        done = true;
        return result;
      } finally {
        CURRENT.remove();
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Does the work in a transaction that somebody else began and will end. */
  public void joining(Connection connection, Runnable work) {
    joined(
        connection,
        () -> {
          work.run();
          return true;
        });
  }

  /** The same, for what the work gives. */
  <T> T joined(Connection connection, Supplier<T> work) {
    if (CURRENT.get() != null) {
      throw new IllegalStateException("already in a transaction");
    }
    CURRENT.set(connection);
    try {
      return work.get();
    } finally {
      CURRENT.remove();
    }
  }

  <T> T with(SqlFunction<Connection, T> work) {
    Connection current = CURRENT.get();
    try {
      if (current != null) {
        return work.apply(current);
      }
      try (Connection connection = dataSource.getConnection()) {
        return work.apply(connection);
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Runs one statement and says how many rows it touched. */
  int update(String sql, SqlConsumer<Parameters> parameters) {
    return with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.accept(new Parameters(statement));
            return statement.executeUpdate();
          }
        });
  }

  /** One statement for many rows; says how many. */
  <R> int batch(String sql, Collection<R> rows, SqlBiConsumer<Parameters, R> parameters) {
    if (rows.isEmpty()) {
      return 0;
    }
    return with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
              parameters.accept(new Parameters(statement), row);
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
  }

  <T> List<T> list(String sql, SqlConsumer<Parameters> parameters, SqlFunction<Columns, T> row) {
    List<T> result = new ArrayList<>();
    stream(sql, parameters, columns -> result.add(row.apply(columns)));
    return List.copyOf(result);
  }

  <T> Optional<T> one(String sql, SqlConsumer<Parameters> parameters, SqlFunction<Columns, T> row) {
    return list(sql, parameters, row).stream().findFirst();
  }

  /** Row by row through a cursor, in a transaction because PostgreSQL asks for one. */
  int stream(String sql, SqlConsumer<Parameters> parameters, SqlConsumer<Columns> row) {
    return call(() -> with(connection -> read(connection, sql, parameters, row)));
  }

  private static int read(
      Connection connection,
      String sql,
      SqlConsumer<Parameters> parameters,
      SqlConsumer<Columns> row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(5_000);
      parameters.accept(new Parameters(statement));
      try (ResultSet rows = statement.executeQuery()) {
        Columns columns = new Columns(rows);
        int count = 0;
        while (rows.next()) {
          row.accept(columns);
          count++;
        }
        return count;
      }
    }
  }
}
