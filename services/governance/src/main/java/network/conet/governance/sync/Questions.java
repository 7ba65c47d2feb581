package network.conet.governance.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.chainevents.BlockPosition;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Standing;

/** Port: what the contracts have to be asked, and where their answers go. */
public interface Questions {
  /**
   * What to ask after the newest block; empty while that was done.
   *
   * @param proposals those that can still change, or whose last answer was taken back
   * @param parameters whether one was set, or taken back, or none was ever read
   */
  record Open(BlockPosition block, Set<ProposalId> proposals, boolean parameters) {}

  /**
   * @param parameters empty if they were not asked
   */
  record Answers(
      Map<ProposalId, Standing> standings, Optional<List<Contracts.Bounded>> parameters) {}

  Optional<Open> open();

  /** Stores the answers, unless the chain no longer has the block that they are true after. */
  void store(BlockPosition block, Answers answers);
}
