package network.conet.relay.db;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import network.conet.units.ByteCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDiskTest {
  private static final ByteCount NOTHING = ByteCount.of(0);

  @TempDir Path folder;

  @Test
  void aDiskWithRoomIsWellAgainAndAgain() {
    try (SqliteDisk disk = new SqliteDisk(folder.resolve("relay.db"), NOTHING)) {
      assertThatCode(disk::check).doesNotThrowAnyException();
      assertThatCode(disk::check).doesNotThrowAnyException();
    }
  }

  @Test
  void aDiskWithLessRoomThanIsKeptFreeIsFull() {
    try (SqliteDisk disk =
        new SqliteDisk(folder.resolve("relay.db"), ByteCount.of(Long.MAX_VALUE))) {
      assertThatThrownBy(disk::check)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("relay.db is full")
          .hasMessageContaining("CONET_RELAY_LEAST_FREE");
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidAndIsWellAgainAfterwards() throws SQLException {
    Path file = folder.resolve("relay.db");
    try (SqliteDisk disk = new SqliteDisk(file, NOTHING);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      assertThatThrownBy(disk::check)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot write to")
          .hasMessageContaining("relay.db");
      statement.execute("rollback");
      assertThatCode(disk::check).doesNotThrowAnyException();
    }
  }
}
