package network.conet.governance.sync;

import java.math.BigInteger;
import java.util.List;
import network.conet.chainevents.BlockPosition;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Standing;

/** Port: the contracts' own answers. */
public interface Contracts {
  Standing standing(ProposalId proposal);

  List<Bounded> parameters();

  /** A parameter without the block that set it, which only logs tell. */
  record Bounded(String name, BigInteger value, BigInteger lower, BigInteger upper) {}

  /** Port: the contracts after a given block. */
  @FunctionalInterface
  interface After {
    Contracts block(BlockPosition block);
  }
}
