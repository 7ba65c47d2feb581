package network.conet.governance.sync;

import network.conet.governance.proposal.Submission;
import network.conet.governance.vote.Vote;
import network.conet.units.BlockNumber;

/** What one log means here. */
public sealed interface Change {
  /** A proposal was made. */
  record Proposed(Submission submission) implements Change {}

  /** A vote was cast. */
  record Voted(Vote vote) implements Change {}

  /** A parameter was set. */
  record ParameterSet(String name, BlockNumber block, int logIndex) implements Change {}
}
