package network.conet.staking.sync;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.staking.stake.Position;
import network.conet.units.BlockNumber;
import network.conet.units.NodeId;

/**
 * Port: the writable side of the read model. All calls for one message happen in one transaction.
 */
public interface ReadModel {
  /** Remembers that these have to be read again. */
  void mark(Set<Subject> subjects);

  /** All that is marked. */
  Set<Subject> marked();

  /** Forgets the marks. */
  void clearMarks();

  /** Keeps the endpoint that a log announced. */
  void announceEndpoint(NodeId node, BlockNumber block, int logIndex, String endpoint);

  /** Takes an announced endpoint back. */
  void withdrawEndpoint(NodeId node, BlockNumber block, int logIndex);

  /** Replaces what is known of a node; empty removes it. */
  void putNode(NodeId node, Optional<Contracts.NodeFacts> facts, BlockNumber block);

  /** Replaces positions; an empty one removes it. */
  void putPositions(List<Position> positions);

  /** The read model now equals the chain after this block. */
  void advanceTo(BlockNumber block);
}
