package network.conet.rewards.stakes;

import java.math.BigInteger;
import network.conet.rewards.epoch.Shares;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import network.conet.units.TxHash;

/** What a log says, as far as an epoch depends on it. */
public sealed interface ChainFact {

  record NodeRegistered(NodeId node, AccountAddress owner, AccountAddress hotKey, Hash32 prefix)
      implements ChainFact {}

  record HotKeyRotated(NodeId node, AccountAddress hotKey, EpochId fromEpoch)
      implements ChainFact {}

  record PrefixChanged(NodeId node, Hash32 prefix) implements ChainFact {}

  record NodeRetired(NodeId node) implements ChainFact {}

  /** A pool starts with the shares that are nobody's. */
  record PoolOpened(NodeId node, BasisPoints commission) implements ChainFact {}

  record Delegated(NodeId node, AccountAddress account, TokenAmount amount, Shares shares)
      implements ChainFact {}

  /** Of an undelegation or a redelegation: the shares stop earning but stay in the pool. */
  record UnbondingStarted(NodeId node, AccountAddress account, UnbondingIndex index, Shares shares)
      implements ChainFact {}

  /** The entry's shares and their worth leave the pool, paid out or moved to another node. */
  record UnbondingEnded(
      NodeId node, AccountAddress account, UnbondingIndex index, TokenAmount amount)
      implements ChainFact {}

  record Slashed(NodeId node, TokenAmount amount, boolean jailed) implements ChainFact {}

  record Restored(NodeId node, TokenAmount amount) implements ChainFact {}

  record Unjailed(NodeId node) implements ChainFact {}

  record CommissionChanged(NodeId node, BasisPoints commission) implements ChainFact {}

  record ParameterChanged(ParameterKey key, BigInteger value) implements ChainFact {}

  record EpochAnchored(EpochId epoch, Hash32 digest, TxHash transaction) implements ChainFact {}

  record EpochActivated(EpochId epoch, Hash32 accountsRoot) implements ChainFact {}

  record EpochCancelled(EpochId epoch, Hash32 digest) implements ChainFact {}

  record EpochSettled(EpochId epoch) implements ChainFact {}

  record RewardClaimed(AccountAddress account, TokenAmount amount) implements ChainFact {}
}
