package network.conet.staking.sync;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.staking.directory.Backing;
import network.conet.staking.directory.Keys;
import network.conet.staking.directory.NodeStatus;
import network.conet.staking.stake.Unbonding;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/** Port: the contracts' own answers, all after one block. */
public interface Contracts {
  /** What registry and stake say of a node; empty if it is not registered. */
  Optional<NodeFacts> node(NodeId node);

  /** What an account has with a node. */
  PositionFacts position(NodeId node, AccountAddress account);

  /** Port: the contracts after a given block. */
  @FunctionalInterface
  interface After {
    Contracts block(BlockPosition block);
  }

  /** A node without what only logs tell. */
  record NodeFacts(
      AccountAddress owner,
      Keys keys,
      Hash32 prefix,
      String region,
      NodeStatus status,
      Backing backing) {}

  /** A position without its names. */
  record PositionFacts(BigInteger shares, List<Unbonding> unbondings) {
    public PositionFacts {
      unbondings = List.copyOf(unbondings);
    }
  }
}
