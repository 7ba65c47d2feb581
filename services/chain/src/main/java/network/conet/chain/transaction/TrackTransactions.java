package network.conet.chain.transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings open transactions to their outcome: asks the chain for each, and sends again what it does
 * not have. After {@code unknownAfter} one is called unknown, and is followed all the same.
 */
public final class TrackTransactions {
  private static final int BATCH = 500;

  private final TransactionStore store;
  private final TransactionNode node;
  private final Clock clock;
  private final Duration resendAfter;
  private final Duration unknownAfter;

  public TrackTransactions(
      TransactionStore store,
      TransactionNode node,
      Clock clock,
      Duration resendAfter,
      Duration unknownAfter) {
    this.store = store;
    this.node = node;
    this.clock = clock;
    this.resendAfter = resendAfter;
    this.unknownAfter = unknownAfter;
  }

  /**
   * One round over all open transactions.
   *
   * @throws NodeUnreachableException if the node gives no answer; the next round goes on
   */
  public void run() {
    for (TransactionStore.Open open : store.open(BATCH)) {
      follow(open);
    }
  }

  private void follow(TransactionStore.Open open) {
    StoredTransaction transaction = open.transaction();
    Optional<Inclusion> inclusion = node.inclusionOf(transaction);
    if (inclusion.isPresent()) {
      store.settle(
          transaction.hash(),
          inclusion.get().succeeded() ? TransactionState.CONFIRMED : TransactionState.REVERTED,
          inclusion.get());
      return;
    }
    Instant now = clock.instant();
    if (open.lastSent().filter(sent -> sent.plus(resendAfter).isAfter(now)).isEmpty()
        && node.send(transaction.envelope()) instanceof SendOutcome.Taken) {
      store.markSent(transaction.hash(), now);
    }
    if (transaction.state() == TransactionState.PENDING
        && open.since().plus(unknownAfter).isBefore(now)) {
      store.markUnknown(transaction.hash());
    }
  }
}
