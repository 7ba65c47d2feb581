package network.conet.governance.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lends a connection; a failure of the database is unchecked from here on. */
final class Sql {
  private final DataSource source;

  Sql(DataSource source) {
    this.source = source;
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

  /** On the connection of a transaction that somebody else ends. */
  static final class Within {
    private final Connection connection;

    Within(Connection connection) {
      this.connection = connection;
    }

    /** Runs one statement; a {@code byte[][]} is an array of bytea. */
    void update(String statement, @Nullable Object... values) {
      try (PreparedStatement prepared = connection.prepareStatement(statement)) {
        for (int i = 0; i < values.length; i++) {
          Object value = values[i];
          prepared.setObject(
              i + 1,
              value instanceof byte[][] rows ? connection.createArrayOf("bytea", rows) : value);
        }
        prepared.executeUpdate();
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
