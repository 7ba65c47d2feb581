package network.conet.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lends a connection; a failure of the database is unchecked from here on. */
public final class Sql {
  private final DataSource source;

  public Sql(DataSource source) {
    this.source = source;
  }

  /** Work on a connection. */
  @FunctionalInterface
  public interface Action {
    void on(Connection connection) throws SQLException;
  }

  /** The same with an answer. */
  @FunctionalInterface
  public interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  public <T> T get(Query<T> query) {
    try (Connection connection = source.getConnection()) {
      return query.on(connection);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** All of it or nothing. */
  public void transaction(Action action) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        action.on(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** The same on the connection of a transaction that somebody else ends. */
  public static final class Within {
    private final Connection connection;

    public Within(Connection connection) {
      this.connection = connection;
    }

    public void run(Action action) {
      try {
        action.on(connection);
      } catch (SQLException e) {
        throw refused(e);
      }
    }

    /** Runs one statement; a {@code byte[][]} is an array of bytea. */
    public void update(String statement, @Nullable Object... values) {
      run(
          lent -> {
            try (PreparedStatement prepared = lent.prepareStatement(statement)) {
              for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                prepared.setObject(
                    i + 1,
                    value instanceof byte[][] rows ? lent.createArrayOf("bytea", rows) : value);
              }
              prepared.executeUpdate();
            }
          });
    }

    public <T> T get(Query<T> query) {
      try {
        return query.on(connection);
      } catch (SQLException e) {
        throw refused(e);
      }
    }
  }

  private static IllegalStateException refused(SQLException e) {
    return new IllegalStateException("the database refused: " + e.getMessage(), e);
  }
}
