package network.conet.governance.vote;

import java.util.List;
import java.util.Optional;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Proposals.Place;
import network.conet.units.AccountAddress;

/** Port: the votes of the read model, newest first. */
public interface Votes {
  List<Vote> of(AccountAddress voter, Optional<Place> after, int limit);

  List<Vote> on(ProposalId proposal, Optional<Place> after, int limit);
}
