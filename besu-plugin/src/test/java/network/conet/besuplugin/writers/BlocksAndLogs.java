package network.conet.besuplugin.writers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.consume.ChainProjection;

/** A read model of blocks and logs; the database refuses a second row of either. */
final class BlocksAndLogs implements ChainProjection {
  static final List<String> TABLES =
      List.of(
          "CREATE TABLE block (number bigint PRIMARY KEY, hash text NOT NULL)",
          "CREATE TABLE log (number bigint REFERENCES block ON DELETE CASCADE, log_index int, data"
              + " text NOT NULL, PRIMARY KEY (number, log_index))");

  @Override
  public void append(Connection transaction, List<ChainBlock> blocks) throws SQLException {
    try (PreparedStatement block = transaction.prepareStatement("INSERT INTO block VALUES (?, ?)");
        PreparedStatement log = transaction.prepareStatement("INSERT INTO log VALUES (?, ?, ?)")) {
      for (ChainBlock one : blocks) {
        block.setLong(1, one.number().number());
        block.setString(2, one.hash().hex());
        block.executeUpdate();
        for (ChainLog entry : one.logs()) {
          log.setLong(1, one.number().number());
          log.setInt(2, entry.logIndex());
          log.setString(3, entry.data().hex());
          log.executeUpdate();
        }
      }
    }
  }

  @Override
  public void takeBack(Connection transaction, BlockPosition newTip) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("DELETE FROM block WHERE number > ?")) {
      delete.setLong(1, newTip.number().number());
      delete.executeUpdate();
    }
  }

  /** A line a block: its number, hash, and the places and data of its logs. */
  static List<String> read(DataSource database) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT b.number || ' ' || b.hash || coalesce(string_agg(
                  ' ' || l.log_index || ':' || l.data, '' ORDER BY l.log_index), '')
                FROM block b LEFT JOIN log l USING (number)
                GROUP BY b.number, b.hash ORDER BY b.number
                """)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }
}
