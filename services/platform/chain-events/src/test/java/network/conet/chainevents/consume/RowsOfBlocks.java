package network.conet.chainevents.consume;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import org.jspecify.annotations.Nullable;

/** A read model that keeps each block's number and hash, and refuses one that does not follow. */
final class RowsOfBlocks implements ChainProjection {
  static final String TABLE = "CREATE TABLE seen (number bigint PRIMARY KEY, hash bytea NOT NULL)";

  final AtomicReference<@Nullable BlockPosition> frozen = new AtomicReference<>();
  final AtomicLong logs = new AtomicLong();

  @Override
  public void append(Connection transaction, List<ChainBlock> blocks) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement("INSERT INTO seen VALUES (?, ?)")) {
      for (ChainBlock block : blocks) {
        insert.setLong(1, block.number().number());
        insert.setBytes(2, block.hash().toBytes());
        insert.addBatch();
        logs.addAndGet(block.logs().size());
      }
      insert.executeBatch();
    }
  }

  @Override
  public void takeBack(Connection transaction, BlockPosition newTip) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("DELETE FROM seen WHERE number > ?")) {
      delete.setLong(1, newTip.number().number());
      delete.executeUpdate();
    }
  }

  @Override
  public Optional<BlockPosition> frozen(Connection transaction) {
    return Optional.ofNullable(frozen.get());
  }

  static List<BlockPosition> read(DataSource database) throws SQLException {
    List<BlockPosition> blocks = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT number, hash FROM seen ORDER BY number")) {
      while (row.next()) {
        blocks.add(new BlockPosition(BlockNumber.of(row.getLong(1)), Hash32.of(row.getBytes(2))));
      }
    }
    return blocks;
  }
}
