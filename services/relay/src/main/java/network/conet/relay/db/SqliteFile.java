package network.conet.relay.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * Connections to the relay's file. {@code synchronous=FULL} makes a commit wait for the disk: what
 * was committed is there after a power cut.
 */
final class SqliteFile {
  private static final int BUSY_MILLIS = 5000;

  private SqliteFile() {}

  static Connection open(Path file, String... schema) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      for (String definition : schema) {
        statement.execute(definition);
      }
    }
    return connection;
  }
}
