package network.conet.staking.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Lends a connection of the current transaction; a failure ends the transaction. */
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

  void run(Action action) {
    try (Connection connection = source.getConnection()) {
      action.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused: " + e.getMessage(), e);
    }
  }

  <T> T get(Query<T> query) {
    try (Connection connection = source.getConnection()) {
      return query.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused: " + e.getMessage(), e);
    }
  }

  static void execute(Connection connection, String statement) throws SQLException {
    try (Statement plain = connection.createStatement()) {
      plain.execute(statement);
    }
  }
}
