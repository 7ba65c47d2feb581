package network.conet.relay.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import network.conet.units.ByteCount;

/**
 * Whether the relay's file can still be written. A relay that cannot keep a receipt cannot carry,
 * and learns it from its clients' receipts too late: so it looks by itself.
 */
public final class SqliteDisk implements AutoCloseable {
  private final Path file;
  private final ByteCount leastFree;
  private final Connection connection;

  /**
   * @param leastFree below this the disk counts as full: the file grows between two looks
   */
  public SqliteDisk(Path file, ByteCount leastFree) {
    this.file = file.toAbsolutePath();
    this.leastFree = leastFree;
    try {
      connection =
          SqliteFile.open(
              file,
              "create table if not exists written (only_row integer primary key, times integer)");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open the relay's file " + file, e);
    }
  }

  /**
   * Writes a row through to the disk.
   *
   * @throws IllegalStateException if that fails, or little room is left
   */
  public void check() {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into written values (1, 1) on conflict do update set times = times + 1");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write to " + file + ": " + e.getMessage(), e);
    }
    ByteCount free = free();
    if (leastFree.bytes() > free.bytes()) {
      throw new IllegalStateException(
          "the disk of "
              + file
              + " is full: "
              + free.bytes()
              + " bytes are free, and a relay keeps "
              + leastFree.bytes()
              + " (CONET_RELAY_LEAST_FREE)");
    }
  }

  private ByteCount free() {
    try {
      return ByteCount.of(Files.getFileStore(file).getUsableSpace());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the disk of " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close " + file, e);
    }
  }
}
