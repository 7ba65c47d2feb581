package network.conet.cli.chain;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The nonce that an account's next transaction takes: the next one that the chain would execute
 * once it has carried out what is open. What a node calls pending is not asked, since some nodes
 * count over gaps: a transaction above a gap waits until somebody fills it.
 *
 * @param number the nonce
 * @param waiting open transactions above it: they wait for it, ascending
 */
record NextNonce(long number, List<Long> waiting) {
  NextNonce {
    waiting = List.copyOf(waiting);
  }

  /**
   * @param executed the account's transaction count at the newest block
   * @param open nonces of its transactions that are sent and in no block
   */
  static NextNonce of(long executed, Collection<Long> open) {
    TreeSet<Long> ahead = new TreeSet<>(new TreeSet<>(open).tailSet(executed, true));
    long next = executed;
    while (ahead.remove(next)) {
      next++;
    }
    return new NextNonce(next, List.copyOf(ahead));
  }
}
