package network.conet.governance.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.consume.ChainProjection;
import network.conet.chainevents.consume.ReadModelHead;
import network.conet.events.Sql;
import network.conet.governance.proposal.Action;
import network.conet.governance.proposal.Submission;
import network.conet.governance.sync.Change;
import network.conet.governance.sync.Logs;
import network.conet.governance.vote.Vote;
import network.conet.units.Hex;

/** Proposals, votes and changes of parameters as rows, each with the block that told of it. */
public final class JdbcProjection implements ChainProjection {
  private final Logs logs;

  public JdbcProjection(Logs logs) {
    this.logs = logs;
  }

  @Override
  public void append(Connection transaction, List<ChainBlock> blocks) {
    Sql.Within sql = new Sql.Within(transaction);
    for (ChainBlock block : blocks) {
      for (ChainLog log : block.logs()) {
        logs.read(block, log).ifPresent(change -> add(sql, change));
      }
    }
  }

  private static void add(Sql.Within sql, Change change) {
    switch (change) {
      case Change.Proposed(var submission) -> add(sql, submission);
      case Change.Voted(var vote) -> add(sql, vote);
      case Change.ParameterSet(var name, var block, var logIndex) ->
          sql.update(
              "INSERT INTO parameter_change (block_number, log_index, name) VALUES (?, ?, ?)",
              block.number(),
              logIndex,
              name);
    }
  }

  private static void add(Sql.Within sql, Submission submission) {
    sql.update(
        "INSERT INTO proposal (id, proposer, targets, calldatas, description, vote_start,"
            + " block_number, log_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        new BigDecimal(submission.id().number()),
        submission.proposer().toBytes(),
        submission.actions().stream().map(a -> a.target().toBytes()).toArray(byte[][]::new),
        submission.actions().stream().map(Action::calldata).map(Hex::parse).toArray(byte[][]::new),
        submission.description().bytes(),
        Timestamp.from(submission.voteStart()),
        submission.block().number(),
        submission.logIndex());
  }

  private static void add(Sql.Within sql, Vote vote) {
    sql.update(
        "INSERT INTO vote (block_number, log_index, proposal, voter, support, weight, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        vote.block().number(),
        vote.logIndex(),
        new BigDecimal(vote.proposal().number()),
        vote.voter().toBytes(),
        vote.support().name(),
        new BigDecimal(vote.weight()),
        vote.reason());
  }

  @Override
  public void takeBack(Connection transaction, BlockPosition newTip) throws SQLException {
    Sql.Within sql = new Sql.Within(transaction);
    long tip = newTip.number().number();
    sql.update("DELETE FROM proposal WHERE block_number > ?", tip);
    sql.update("DELETE FROM vote WHERE block_number > ?", tip);
    sql.update("DELETE FROM parameter_change WHERE block_number > ?", tip);
    sql.update("UPDATE proposal SET is_open = true WHERE asked_after > ?", tip);
    sql.update("UPDATE head SET parameters_after = NULL WHERE parameters_after > ?", tip);
    ReadModelHead.forget(transaction);
  }
}
