package network.conet.governance.sync;

import network.conet.governance.proposal.ProposalId;
import network.conet.units.BlockNumber;

/** Applies the chain's messages in their order. */
public final class FollowChain {
  private final ReadModel model;
  private final Contracts contracts;

  public FollowChain(ReadModel model, Contracts contracts) {
    this.model = model;
    this.contracts = contracts;
  }

  /** A log, or one that is taken back. */
  public void apply(Change change, boolean removed) {
    switch (change) {
      case Change.Proposed(var submission) -> {
        if (removed) {
          model.remove(submission);
        } else {
          model.add(submission);
        }
      }
      case Change.Voted(var vote) -> {
        if (removed) {
          model.remove(vote);
        } else {
          model.add(vote);
        }
        model.reopen(vote.proposal());
      }
      case Change.Moved(var proposal) -> model.reopen(proposal);
      case Change.ParameterSet(var name, var block, var logIndex) -> {
        if (removed) {
          model.removeParameterChange(name, block, logIndex);
        } else {
          model.addParameterChange(name, block, logIndex);
        }
      }
    }
  }

  /** The end of a block: asks the Governor about every proposal that can still change. */
  public void finish(BlockNumber block) {
    for (ProposalId proposal : model.open()) {
      model.put(proposal, contracts.standing(proposal));
    }
    if (model.parametersAreStale()) {
      model.putParameters(contracts.parameters());
    }
    model.advanceTo(block);
  }
}
