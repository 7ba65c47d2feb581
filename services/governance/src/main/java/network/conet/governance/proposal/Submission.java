package network.conet.governance.proposal;

import java.time.Instant;
import java.util.List;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;

/**
 * A proposal as it was made.
 *
 * @param voteStart when votes are counted from and holdings are taken
 */
public record Submission(
    ProposalId id,
    AccountAddress proposer,
    List<Action> actions,
    Description description,
    Instant voteStart,
    BlockNumber block,
    int logIndex) {
  public Submission {
    actions = List.copyOf(actions);
  }
}
