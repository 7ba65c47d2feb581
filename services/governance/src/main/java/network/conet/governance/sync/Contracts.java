package network.conet.governance.sync;

import java.math.BigInteger;
import java.util.List;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Standing;

/** Port: the contracts' own answers. */
public interface Contracts {
  Standing standing(ProposalId proposal);

  List<Bounded> parameters();

  /** A parameter without the block that set it, which only logs tell. */
  record Bounded(String name, BigInteger value, BigInteger lower, BigInteger upper) {}
}
