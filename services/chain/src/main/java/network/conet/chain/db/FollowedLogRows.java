package network.conet.chain.db;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import network.conet.chain.follow.ContractLog;
import network.conet.chain.follow.FollowedBlock;
import network.conet.chain.follow.LogData;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** Rows of table {@code followed_log} to records and back. */
final class FollowedLogRows {
  private FollowedLogRows() {}

  static void insert(Connection connection, List<FollowedBlock> blocks) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO followed_log (block_number, log_index, transaction_hash,
                                      transaction_index, address, topics, data)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (FollowedBlock followed : blocks) {
        for (ContractLog log : followed.logs()) {
          insert.setLong(1, followed.block().number().number());
          insert.setInt(2, log.logIndex());
          insert.setBytes(3, log.transaction().toBytes());
          insert.setInt(4, log.transactionIndex());
          insert.setBytes(5, log.address().toBytes());
          insert.setBytes(6, joined(log.topics()));
          insert.setBytes(7, log.data().toBytes());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /** The logs of a block in their order. */
  static List<ContractLog> read(Connection connection, BlockNumber block) throws SQLException {
    List<ContractLog> logs = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT log_index, transaction_hash, transaction_index, address, topics, data
            FROM followed_log WHERE block_number = ? ORDER BY log_index
            """)) {
      select.setLong(1, block.number());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          logs.add(
              new ContractLog(
                  row.getInt(1),
                  TxHash.of(row.getBytes(2)),
                  row.getInt(3),
                  AccountAddress.of(row.getBytes(4)),
                  split(row.getBytes(5)),
                  LogData.of(row.getBytes(6))));
        }
      }
    }
    return logs;
  }

  private static byte[] joined(List<Hash32> topics) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    topics.forEach(topic -> out.writeBytes(topic.toBytes()));
    return out.toByteArray();
  }

  private static List<Hash32> split(byte[] joined) {
    List<Hash32> topics = new ArrayList<>();
    for (int at = 0; at < joined.length; at += Hash32.BYTES) {
      topics.add(Hash32.of(Arrays.copyOfRange(joined, at, at + Hash32.BYTES)));
    }
    return topics;
  }
}
