package network.conet.governance.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.events.Sql;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Proposals.Place;
import network.conet.governance.vote.Support;
import network.conet.governance.vote.Vote;
import network.conet.governance.vote.Votes;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;

/** Votes, newest first. */
@ApplicationScoped
public class JdbcVotes implements Votes {
  private final Sql sql;

  JdbcVotes(DataSource source) {
    this.sql = new Sql(source);
  }

  @Override
  public List<Vote> of(AccountAddress voter, Optional<Place> after, int limit) {
    return list("voter", voter.toBytes(), after, limit);
  }

  @Override
  public List<Vote> on(ProposalId proposal, Optional<Place> after, int limit) {
    return list("proposal", new BigDecimal(proposal.number()), after, limit);
  }

  private List<Vote> list(String column, Object value, Optional<Place> after, int limit) {
    return sql.get(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM vote WHERE "
                      + column
                      + " = ? AND (block_number, log_index) < (?, ?)"
                      + " ORDER BY block_number DESC, log_index DESC LIMIT ?")) {
            select.setObject(1, value);
            select.setLong(2, after.map(place -> place.block().number()).orElse(Long.MAX_VALUE));
            select.setInt(3, after.map(Place::logIndex).orElse(0));
            select.setInt(4, limit);
            List<Vote> votes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                votes.add(
                    new Vote(
                        new ProposalId(row.getBigDecimal("proposal").toBigIntegerExact()),
                        AccountAddress.of(row.getBytes("voter")),
                        Support.valueOf(row.getString("support")),
                        row.getBigDecimal("weight").toBigIntegerExact(),
                        row.getString("reason"),
                        BlockNumber.of(row.getLong("block_number")),
                        row.getInt("log_index")));
              }
            }
            return votes;
          }
        });
  }
}
