package network.conet.proofs.chainstate;

import network.conet.chainevents.LogPosition;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** One thing that the chain did, as far as this service cares. */
public sealed interface ChainFact {
  /** The block it happened in. */
  BlockNumber blockNumber();

  /** A block is complete: all its logs came before. */
  record BlockAdded(Block block) implements ChainFact {
    @Override
    public BlockNumber blockNumber() {
      return block.number();
    }
  }

  /** From {@code firstEpoch} on this is the node's hot key; the first one registers the node. */
  record HotKeySet(LogPosition position, NodeId node, AccountAddress hotKey, EpochId firstEpoch)
      implements ChainFact {
    @Override
    public BlockNumber blockNumber() {
      return position.block();
    }
  }

  /** The node is gone for good. */
  record NodeRetired(LogPosition position, NodeId node) implements ChainFact {
    @Override
    public BlockNumber blockNumber() {
      return position.block();
    }
  }

  /** A payer committed prepaid money: vouchers may be issued against it. */
  record CreditCommitted(LogPosition position, AccountAddress payer, TokenAmount amount)
      implements ChainFact {
    @Override
    public BlockNumber blockNumber() {
      return position.block();
    }
  }

  /** What a GiB costs from this block on. */
  record PriceSet(LogPosition position, TokenAmount pricePerGib) implements ChainFact {
    @Override
    public BlockNumber blockNumber() {
      return position.block();
    }
  }
}
