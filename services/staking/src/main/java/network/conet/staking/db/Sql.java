package network.conet.staking.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lends a connection; a failure of the database is unchecked from here on. */
final class Sql {
  private final DataSource source;

  Sql(DataSource source) {
    this.source = source;
  }

  @FunctionalInterface
  interface Action {
    void on(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> T get(Query<T> query) {
    try (Connection connection = source.getConnection()) {
      return query.on(connection);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** The same on the connection of a transaction that somebody else ends. */
  static final class Within {
    private final Connection connection;

    Within(Connection connection) {
      this.connection = connection;
    }

    void run(Action action) {
      try {
        action.on(connection);
      } catch (SQLException e) {
        throw refused(e);
      }
    }

    <T> T get(Query<T> query) {
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
