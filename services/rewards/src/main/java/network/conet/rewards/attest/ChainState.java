package network.conet.rewards.attest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.RewardParameters;
import network.conet.rewards.stakes.VerifierSet;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** Port: this verifier's own node, asked directly. */
public interface ChainState {

  /** When the first epoch began. */
  Instant genesis();

  /** The least length of an epoch. */
  Duration epochLength();

  /** What the schedule releases in (from, to]. */
  TokenAmount emission(Instant from, Instant to);

  /** The hash of a block, if the node has it. */
  Optional<Hash32> blockHash(BlockNumber block);

  /** The contracts' own words on these nodes after a block, in the order asked for. */
  List<NodeState> nodesAfter(List<NodeId> nodes, BlockNumber block);

  RewardParameters parametersAfter(BlockNumber block);

  /**
   * The price in force after the last block whose timestamp is at most that, a moment that the
   * chain has passed; before the parameters were deployed, the price they were deployed with. The
   * contract keeps this history, so that no old state is needed.
   */
  TokenAmount pricePerGibAt(Instant moment);

  /** Who signs this epoch, if it is not anchored yet. */
  VerifierSet verifiersFor(EpochId epoch);
}
