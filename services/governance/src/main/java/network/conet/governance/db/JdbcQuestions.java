package network.conet.governance.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.consume.FollowedBlocks;
import network.conet.chainevents.consume.ReadModelHead;
import network.conet.events.Sql;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Standing;
import network.conet.governance.sync.Contracts;
import network.conet.governance.sync.Questions;

/** What the contracts were asked last, and after which block. */
public final class JdbcQuestions implements Questions {
  private final Sql sql;
  private final FollowedBlocks chain;

  public JdbcQuestions(DataSource source, FollowedBlocks chain) {
    this.sql = new Sql(source);
    this.chain = chain;
  }

  @Override
  public Optional<Open> open() {
    return sql.get(
        connection -> {
          Optional<BlockPosition> tip = chain.tip(connection);
          if (tip.isEmpty()) {
            return Optional.empty();
          }
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT parameters_after IS NULL OR EXISTS
                    (SELECT 1 FROM parameter_change WHERE block_number > parameters_after)
                  FROM head WHERE block_hash IS DISTINCT FROM ?
                  """)) {
            select.setBytes(1, tip.get().hash().toBytes());
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new Open(tip.get(), proposals(connection, tip.get()), row.getBoolean(1)))
                  : Optional.empty();
            }
          }
        });
  }

  /** One that was made in the meantime is not known to the contracts after the block. */
  private static Set<ProposalId> proposals(Connection connection, BlockPosition block)
      throws SQLException {
    Set<ProposalId> ids = new LinkedHashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id FROM proposal WHERE is_open AND block_number <= ? ORDER BY id")) {
      select.setLong(1, block.number().number());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(new ProposalId(rows.getBigDecimal(1).toBigIntegerExact()));
        }
      }
    }
    return ids;
  }

  @Override
  public void store(BlockPosition block, Answers answers) {
    sql.transaction(
        connection -> {
          if (!chain.holds(connection, block) || ReadModelHead.isAbove(connection, block)) {
            return;
          }
          Sql.Within within = new Sql.Within(connection);
          answers
              .standings()
              .forEach((proposal, standing) -> put(within, block, proposal, standing));
          answers.parameters().ifPresent(all -> putParameters(within, block, all));
          ReadModelHead.set(connection, block);
        });
  }

  private static void put(
      Sql.Within sql, BlockPosition block, ProposalId proposal, Standing standing) {
    sql.update(
        "UPDATE proposal SET state = ?, is_open = ?, deadline = ?, eta = ?::timestamptz,"
            + " against = ?, in_favour = ?, abstain = ?, quorum = ?::numeric, asked_after = ?"
            + " WHERE id = ?",
        standing.state().name(),
        !standing.state().isFinal(),
        Timestamp.from(standing.deadline()),
        standing.eta().map(Timestamp::from).orElse(null),
        new BigDecimal(standing.tally().against()),
        new BigDecimal(standing.tally().inFavour()),
        new BigDecimal(standing.tally().abstain()),
        standing.quorum().map(BigDecimal::new).orElse(null),
        block.number().number(),
        new BigDecimal(proposal.number()));
  }

  private static void putParameters(
      Sql.Within sql, BlockPosition block, List<Contracts.Bounded> parameters) {
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
    sql.update("UPDATE head SET parameters_after = ?", block.number().number());
  }
}
