package network.conet.governance.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.events.Sql;
import network.conet.governance.proposal.Action;
import network.conet.governance.proposal.Description;
import network.conet.governance.proposal.Proposal;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.ProposalState;
import network.conet.governance.proposal.Proposals;
import network.conet.governance.proposal.Standing;
import network.conet.governance.proposal.Submission;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hex;

/** Proposals, newest first. A proposal shows once the Governor was asked about it. */
@ApplicationScoped
public class JdbcProposals implements Proposals {
  private final Sql sql;

  JdbcProposals(DataSource source) {
    this.sql = new Sql(source);
  }

  @Override
  public List<Proposal> list(Optional<Place> after, int limit) {
    return sql.get(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM proposal WHERE deadline IS NOT NULL AND"
                      + " (block_number, log_index) < (?, ?)"
                      + " ORDER BY block_number DESC, log_index DESC LIMIT ?")) {
            select.setLong(1, after.map(place -> place.block().number()).orElse(Long.MAX_VALUE));
            select.setInt(2, after.map(Place::logIndex).orElse(0));
            select.setInt(3, limit);
            return proposals(select);
          }
        });
  }

  @Override
  public Optional<Proposal> find(ProposalId id) {
    return sql.get(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM proposal WHERE deadline IS NOT NULL AND id = ?")) {
            select.setBigDecimal(1, new BigDecimal(id.number()));
            return proposals(select).stream().findFirst();
          }
        });
  }

  @Override
  public BlockNumber asOf() {
    return sql.get(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT block_number FROM head");
              ResultSet row = select.executeQuery()) {
            row.next();
            return BlockNumber.of(row.getLong(1));
          }
        });
  }

  private static List<Proposal> proposals(PreparedStatement select) throws SQLException {
    List<Proposal> proposals = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        proposals.add(new Proposal(submission(rows), standing(rows)));
      }
    }
    return proposals;
  }

  private static Submission submission(ResultSet row) throws SQLException {
    byte[][] targets = (byte[][]) row.getArray("targets").getArray();
    byte[][] calldatas = (byte[][]) row.getArray("calldatas").getArray();
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < targets.length; i++) {
      actions.add(new Action(AccountAddress.of(targets[i]), Hex.encode(calldatas[i])));
    }
    return new Submission(
        new ProposalId(row.getBigDecimal("id").toBigIntegerExact()),
        AccountAddress.of(row.getBytes("proposer")),
        actions,
        Description.of(row.getBytes("description")),
        row.getTimestamp("vote_start").toInstant(),
        BlockNumber.of(row.getLong("block_number")),
        row.getInt("log_index"));
  }

  private static Standing standing(ResultSet row) throws SQLException {
    Optional<Instant> eta = Optional.ofNullable(row.getTimestamp("eta")).map(Timestamp::toInstant);
    Optional<BigInteger> quorum =
        Optional.ofNullable(row.getBigDecimal("quorum")).map(BigDecimal::toBigIntegerExact);
    return new Standing(
        ProposalState.valueOf(row.getString("state")),
        row.getTimestamp("deadline").toInstant(),
        eta,
        new Standing.Tally(
            row.getBigDecimal("against").toBigIntegerExact(),
            row.getBigDecimal("in_favour").toBigIntegerExact(),
            row.getBigDecimal("abstain").toBigIntegerExact()),
        quorum);
  }
}
