package network.conet.governance.sync;

import java.util.List;
import java.util.Set;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Standing;
import network.conet.governance.proposal.Submission;
import network.conet.governance.vote.Vote;
import network.conet.units.BlockNumber;

/**
 * Port: the writable read model within one transaction. Adding what is there, or taking what is
 * not, changes nothing.
 */
public interface ReadModel {
  void add(Submission submission);

  void remove(Submission submission);

  void add(Vote vote);

  void remove(Vote vote);

  void addParameterChange(String name, BlockNumber block, int logIndex);

  void removeParameterChange(String name, BlockNumber block, int logIndex);

  /** Proposals whose standing can change, those just reopened included. */
  Set<ProposalId> open();

  /** Makes a proposal's standing be read again even if it was final. */
  void reopen(ProposalId proposal);

  void put(ProposalId proposal, Standing standing);

  /** Whether parameters have to be read: at first, and when one was set. */
  boolean parametersAreStale();

  void putParameters(List<Contracts.Bounded> parameters);

  void advanceTo(BlockNumber block);
}
