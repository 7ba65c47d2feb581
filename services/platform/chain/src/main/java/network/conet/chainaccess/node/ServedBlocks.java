package network.conet.chainaccess.node;

import java.util.TreeMap;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/**
 * What was answered before, so that a backend that has fallen behind is not taken for a chain that
 * has become shorter. A lower head with a hash other than the one that stood there is a chain that
 * changed; with the same hash, or null where a block stood, it is a node that lags.
 */
final class ServedBlocks {
  private static final int REMEMBERED = 512;

  private final TreeMap<BlockNumber, Hash32> hashes = new TreeMap<>();

  synchronized boolean lags(BlockHeader head) {
    if (hashes.isEmpty() || !hashes.lastKey().isAfter(head.number())) {
      return false;
    }
    Hash32 before = hashes.get(head.number());
    return before == null || before.equals(head.hash());
  }

  synchronized boolean reached(BlockNumber number) {
    return !hashes.isEmpty() && !number.isAfter(hashes.lastKey());
  }

  synchronized boolean stands(Hash32 hash) {
    return hashes.containsValue(hash);
  }

  synchronized void saw(BlockHeader header) {
    Hash32 before = hashes.put(header.number(), header.hash());
    if (before != null && !before.equals(header.hash())) {
      hashes.tailMap(header.number(), false).clear();
    }
    while (hashes.size() > REMEMBERED) {
      hashes.pollFirstEntry();
    }
  }
}
