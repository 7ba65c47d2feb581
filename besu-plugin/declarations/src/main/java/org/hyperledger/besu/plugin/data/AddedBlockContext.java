package org.hyperledger.besu.plugin.data;

import java.util.List;

/** A block that the node has just taken in. */
public interface AddedBlockContext extends BlockContext {
  /** What that did to the node's chain. */
  enum EventType {
    HEAD_ADVANCED,
    FORK,
    CHAIN_REORG,
    STORED_ONLY
  }

  EventType getEventType();

  /** As many as the block has transactions, in their order. */
  List<? extends TransactionReceipt> getTransactionReceipts();
}
