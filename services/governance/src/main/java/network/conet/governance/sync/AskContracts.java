package network.conet.governance.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Standing;

/** Asks the contracts, after each block, about everything that can still change. */
public final class AskContracts {
  private final Questions questions;
  private final Contracts.After contracts;

  public AskContracts(Questions questions, Contracts.After contracts) {
    this.questions = questions;
    this.contracts = contracts;
  }

  /** Answers whether there was anything to ask. No transaction is open while the node is read. */
  public boolean step() {
    Optional<Questions.Open> open = questions.open();
    open.ifPresent(this::ask);
    return open.isPresent();
  }

  private void ask(Questions.Open open) {
    Contracts after = contracts.block(open.block());
    Map<ProposalId, Standing> standings = new LinkedHashMap<>();
    open.proposals().forEach(proposal -> standings.put(proposal, after.standing(proposal)));
    Optional<List<Contracts.Bounded>> parameters =
        open.parameters() ? Optional.of(after.parameters()) : Optional.empty();
    questions.store(open.block(), new Questions.Answers(standings, parameters));
  }
}
