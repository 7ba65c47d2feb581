package org.hyperledger.besu.plugin.data;

import org.hyperledger.besu.datatypes.Hash;

/** What is known of a block before it is sealed. */
public interface ProcessableBlockHeader {
  Hash getParentHash();

  long getNumber();

  /** Seconds since 1970. */
  long getTimestamp();
}
