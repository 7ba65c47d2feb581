package network.conet.governance.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import network.conet.events.Sql;
import network.conet.governance.proposal.Action;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Standing;
import network.conet.governance.proposal.Submission;
import network.conet.governance.sync.Contracts;
import network.conet.governance.sync.ReadModel;
import network.conet.governance.vote.Vote;
import network.conet.units.BlockNumber;
import network.conet.units.Hex;

/** The writable read model within one transaction. */
public final class JdbcReadModel implements ReadModel {
  private final Sql.Within sql;

  public JdbcReadModel(Connection connection) {
    this.sql = new Sql.Within(connection);
  }

  @Override
  public void add(Submission submission) {
    sql.update(
        "INSERT INTO proposal (id, proposer, targets, calldatas, description, vote_start,"
            + " block_number, log_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO NOTHING",
        new BigDecimal(submission.id().number()),
        submission.proposer().toBytes(),
        submission.actions().stream().map(a -> a.target().toBytes()).toArray(byte[][]::new),
        submission.actions().stream().map(Action::calldata).map(Hex::parse).toArray(byte[][]::new),
        submission.description().bytes(),
        Timestamp.from(submission.voteStart()),
        submission.block().number(),
        submission.logIndex());
  }

  @Override
  public void remove(Submission submission) {
    sql.update("DELETE FROM proposal WHERE id = ?", new BigDecimal(submission.id().number()));
  }

  @Override
  public void add(Vote vote) {
    sql.update(
        "INSERT INTO vote (block_number, log_index, proposal, voter, support, weight, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (block_number, log_index) DO NOTHING",
        vote.block().number(),
        vote.logIndex(),
        new BigDecimal(vote.proposal().number()),
        vote.voter().toBytes(),
        vote.support().name(),
        new BigDecimal(vote.weight()),
        vote.reason());
  }

  @Override
  public void remove(Vote vote) {
    sql.update(
        "DELETE FROM vote WHERE block_number = ? AND log_index = ?",
        vote.block().number(),
        vote.logIndex());
  }

  @Override
  public void addParameterChange(String name, BlockNumber block, int logIndex) {
    sql.update(
        "INSERT INTO parameter_change (block_number, log_index, name) VALUES (?, ?, ?)"
            + " ON CONFLICT (block_number, log_index) DO NOTHING",
        block.number(),
        logIndex,
        name);
    sql.update("UPDATE head SET parameters_stale = true");
  }

  @Override
  public void removeParameterChange(String name, BlockNumber block, int logIndex) {
    sql.update(
        "DELETE FROM parameter_change WHERE block_number = ? AND log_index = ?",
        block.number(),
        logIndex);
    sql.update("UPDATE head SET parameters_stale = true");
  }

  @Override
  public Set<ProposalId> open() {
    return sql.get(
        connection -> {
          Set<ProposalId> ids = new LinkedHashSet<>();
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT id FROM proposal WHERE is_open ORDER BY id");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              ids.add(new ProposalId(rows.getBigDecimal(1).toBigIntegerExact()));
            }
          }
          return ids;
        });
  }

  @Override
  public void reopen(ProposalId proposal) {
    sql.update(
        "UPDATE proposal SET is_open = true WHERE id = ?", new BigDecimal(proposal.number()));
  }

  @Override
  public void put(ProposalId proposal, Standing standing) {
    sql.update(
        "UPDATE proposal SET state = ?, is_open = ?, deadline = ?, eta = ?::timestamptz,"
            + " against = ?, in_favour = ?, abstain = ?, quorum = ?::numeric WHERE id = ?",
        standing.state().name(),
        !standing.state().isFinal(),
        Timestamp.from(standing.deadline()),
        standing.eta().map(Timestamp::from).orElse(null),
        new BigDecimal(standing.tally().against()),
        new BigDecimal(standing.tally().inFavour()),
        new BigDecimal(standing.tally().abstain()),
        standing.quorum().map(BigDecimal::new).orElse(null),
        new BigDecimal(proposal.number()));
  }

  @Override
  public boolean parametersAreStale() {
    return sql.get(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT parameters_stale FROM head");
              ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
          }
        });
  }

  @Override
  public void putParameters(List<Contracts.Bounded> parameters) {
    for (Contracts.Bounded parameter : parameters) {
      sql.update(
          "INSERT INTO parameter (name, value, lower, upper) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT (name) DO UPDATE SET value = excluded.value, lower = excluded.lower,"
              + " upper = excluded.upper",
          parameter.name(),
          new BigDecimal(parameter.value()),
          new BigDecimal(parameter.lower()),
          new BigDecimal(parameter.upper()));
    }
    sql.update("UPDATE head SET parameters_stale = false");
  }

  @Override
  public void advanceTo(BlockNumber block) {
    sql.update("UPDATE head SET block_number = ?", block.number());
  }
}
