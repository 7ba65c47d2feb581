package network.conet.chain.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.Nonce;
import network.conet.units.BlockNumber;

/**
 * Ends transactions whose nonce the chain is past and of which no block told: the receipt decides,
 * or that there is none and that enough blocks stand on whatever used the nonce.
 */
final class PassedNonces {
  private final TransactionStore transactions;
  private final TrackingStore store;
  private final TransactionNode node;
  private final int confirmations;

  PassedNonces(
      TransactionStore transactions, TrackingStore store, TransactionNode node, int confirmations) {
    this.transactions = transactions;
    this.store = store;
    this.node = node;
    this.confirmations = confirmations;
  }

  void settle(List<StoredTransaction> passed) {
    Optional<BlockPoint> looked = store.lastBlock();
    if (passed.isEmpty() || looked.isEmpty()) {
      return;
    }
    BlockNumber tip = looked.get().number();
    List<Optional<Inclusion>> inclusions = node.inclusions(passed);
    List<StoredTransaction> without = new ArrayList<>();
    for (int i = 0; i < passed.size(); i++) {
      StoredTransaction t = passed.get(i);
      if (inclusions.get(i).isEmpty()) {
        without.add(t);
      } else if (!inclusions.get(i).get().block().isAfter(tip)) {
        // a later block is yet to be looked at, and is the one to say so
        transactions.change(t.hash(), new Status.Change.Included(inclusions.get(i).get()));
      }
    }
    for (StoredTransaction t : deeplyPassed(without, tip)) {
      transactions.change(
          t.hash(), new Status.Change.NonceUsed(Optional.empty(), Optional.empty()));
    }
  }

  /** Those whose nonce was used so long ago that no reorganisation is expected to give it back. */
  List<StoredTransaction> deeplyPassed(List<StoredTransaction> candidates, BlockNumber tip) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Nonce> next =
        node.nextNonces(
            tip.minusOrZero(confirmations),
            candidates.stream().map(StoredTransaction::sender).toList());
    List<StoredTransaction> deep = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (next.get(i).number() > candidates.get(i).nonce().number()) {
        deep.add(candidates.get(i));
      }
    }
    return deep;
  }
}
