package network.conet.rewards.stakes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.rewards.epoch.Delegations;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.RewardParameters;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** Port: the state after any block that has been seen. */
public interface StakeHistory {

  Optional<Block> head();

  Optional<Block> block(BlockNumber number);

  /**
   * Whether the chain still has this block; if so, nothing is taken back from it until the caller's
   * transaction ends.
   */
  boolean holds(Block block);

  /** Every node ever registered, ascending by id. */
  List<NodeState> nodesAfter(BlockNumber block);

  /** Every holder of shares but the owners; read as it is asked for. */
  Delegations delegationsAfter(BlockNumber block);

  /** The keys that signed for the nodes in an epoch, as far as they were known at a block. */
  Map<NodeId, AccountAddress> hotKeys(EpochId epoch, BlockNumber block);

  /**
   * @throws IllegalStateException if a parameter was never set
   */
  RewardParameters parametersAfter(BlockNumber block);

  /**
   * The price of a GiB after a block; of a block before the first that set one, the price after
   * that.
   *
   * @throws IllegalStateException if none was ever set
   */
  TokenAmount pricePerGib(BlockNumber block);
}
