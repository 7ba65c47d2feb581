package network.conet.governance.proposal;

import java.util.List;
import java.util.Optional;
import network.conet.units.BlockNumber;

/** Port: the proposals of the read model. */
public interface Proposals {
  /** A place in the list: newest first, by the log that made the proposal. */
  record Place(BlockNumber block, int logIndex) {}

  /** At most {@code limit}, older than {@code after} if given. */
  List<Proposal> list(Optional<Place> after, int limit);

  Optional<Proposal> find(ProposalId id);

  /** The block after which the read model equals the chain. */
  BlockNumber asOf();
}
