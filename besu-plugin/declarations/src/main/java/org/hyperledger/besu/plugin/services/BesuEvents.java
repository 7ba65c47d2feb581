package org.hyperledger.besu.plugin.services;

import org.hyperledger.besu.plugin.data.AddedBlockContext;

/** What a node tells of as it happens, on the thread on which it happens. */
public interface BesuEvents extends BesuService {
  /**
   * @return what {@link #removeBlockAddedListener} takes
   */
  long addBlockAddedListener(BlockAddedListener listener);

  void removeBlockAddedListener(long listener);

  /** Runs on the thread that imports blocks: what it takes or throws, the import takes or fails. */
  interface BlockAddedListener {
    void onBlockAdded(AddedBlockContext added);
  }
}
