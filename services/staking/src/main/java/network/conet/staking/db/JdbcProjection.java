package network.conet.staking.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.consume.ChainProjection;
import network.conet.chainevents.consume.ReadModelHead;
import network.conet.chainevents.consume.SubjectMarks;
import network.conet.events.Sql;
import network.conet.staking.sync.Change;
import network.conet.staking.sync.Logs;
import network.conet.staking.sync.Subject;
import network.conet.units.Bytes;
import network.conet.units.NodeId;

/** Keeps what only logs tell, and marks what the contracts have to be asked. */
public final class JdbcProjection implements ChainProjection {
  private final Logs logs;
  private final SubjectMarks marks;

  public JdbcProjection(Logs logs, SubjectMarks marks) {
    this.logs = logs;
    this.marks = marks;
  }

  @Override
  public void append(Connection transaction, List<ChainBlock> blocks) throws SQLException {
    Sql.Within sql = new Sql.Within(transaction);
    for (ChainBlock block : blocks) {
      Set<Bytes> touched = new LinkedHashSet<>();
      for (ChainLog log : block.logs()) {
        Optional<Change> change = logs.read(log);
        if (change.isPresent()) {
          change.get().subjects().forEach(subject -> touched.add(SubjectBytes.of(subject)));
          announce(sql, block, log, change.get());
        }
      }
      if (!touched.isEmpty()) {
        marks.touched(transaction, block.number(), touched);
      }
    }
  }

  private static void announce(Sql.Within sql, ChainBlock block, ChainLog log, Change change) {
    if (change.endpoint().isEmpty()) {
      return;
    }
    for (Subject subject : change.subjects()) {
      NodeId node = subject.node();
      sql.update(
          "INSERT INTO announced_endpoint (node_id, block_number, log_index, endpoint)"
              + " VALUES (?, ?, ?, ?)",
          node.toBytes(),
          block.number().number(),
          log.logIndex(),
          change.endpoint().get());
    }
  }

  @Override
  public void takeBack(Connection transaction, BlockPosition newTip) throws SQLException {
    marks.takeBack(transaction, newTip);
    Sql.Within sql = new Sql.Within(transaction);
    sql.update("DELETE FROM announced_endpoint WHERE block_number > ?", newTip.number().number());
    // a node's first announcement is its registration
    sql.update(
        "DELETE FROM node n WHERE NOT EXISTS"
            + " (SELECT 1 FROM announced_endpoint a WHERE a.node_id = n.node_id)");
    ReadModelHead.forget(transaction);
  }
}
