package network.conet.chain.transaction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;

/**
 * Looks after what senders signed and no block has yet: sends it again, finds what was used up
 * unseen, and ends what cannot come. Accounts take turns, each with its lowest nonces, and a round
 * does a bounded amount of work; so nobody's dead transactions keep another account's waiting.
 */
public final class SweepOpen {
  private static final int SENDERS = 200;
  private static final int OF_SENDER = 256;
  private static final int SENDS = 200;

  private final TransactionStore transactions;
  private final TrackingStore store;
  private final TransactionNode node;
  private final ServiceKey own;
  private final Clock clock;
  private final SweepRules rules;
  private final PassedNonces passed;

  public SweepOpen(
      TransactionStore transactions,
      TrackingStore store,
      TransactionNode node,
      ServiceKey own,
      Clock clock,
      Patience patience) {
    this.transactions = transactions;
    this.store = store;
    this.node = node;
    this.own = own;
    this.clock = clock;
    this.rules = new SweepRules(patience);
    this.passed = new PassedNonces(transactions, store, node, patience.confirmations());
  }

  /**
   * One round.
   *
   * @throws NodeUnreachableException if the node gives no answer; the next round goes on
   */
  public void run() {
    Instant now = clock.instant();
    List<AccountAddress> due = new ArrayList<>(store.dueSenders(now, SENDERS));
    due.remove(own.address());
    if (due.isEmpty()) {
      return;
    }
    FeeMarket market = node.market();
    List<SenderOnChain> facts = node.senders(due);
    List<StoredTransaction> behind = new ArrayList<>();
    List<AccountAddress> looked = new ArrayList<>();
    int sends = SENDS;
    for (int i = 0; i < due.size() && sends > 0; i++) {
      SenderOnChain sender = facts.get(i);
      List<StoredTransaction> open = store.open(due.get(i), OF_SENDER);
      for (StoredTransaction t : open) {
        if (t.nonce().number() < sender.next().number()) {
          behind.add(t);
        }
      }
      sends -= tend(open, sender, market, now);
      looked.add(due.get(i));
    }
    passed.settle(behind);
    store.lookAgain(looked, now);
  }

  /** How many were sent. */
  private int tend(
      List<StoredTransaction> open, SenderOnChain sender, FeeMarket market, Instant now) {
    int sends = 0;
    Nonce next = sender.next();
    Optional<Nonce> before = Optional.empty();
    for (StoredTransaction t : open) {
      if (t.nonce().number() < sender.next().number()) {
        continue;
      }
      boolean newest = before.filter(t.nonce()::equals).isEmpty();
      boolean follows = t.nonce().number() <= next.number();
      if (t.nonce().equals(next)) {
        next = next.next();
      }
      before = Optional.of(t.nonce());
      switch (rules.decide(t, follows, newest, sender, market, now)) {
        case SweepRules.Decision.Wait wait -> {}
        case SweepRules.Decision.Send send -> {
          sends++;
          send(t, now);
        }
        case SweepRules.Decision.CallUnknown unknown ->
            transactions.change(t.hash(), new Status.Change.Overdue());
        case SweepRules.Decision.Drop(DropReason reason) ->
            transactions.change(t.hash(), new Status.Change.GivenUp(reason, Optional.empty()));
      }
    }
    return sends;
  }

  private void send(StoredTransaction transaction, Instant now) {
    switch (node.send(transaction.envelope())) {
      case SendOutcome.Taken taken -> transactions.sent(transaction, now);
      case SendOutcome.Rejected rejected -> {}
      case SendOutcome.NoAnswer(String reason) -> throw new NodeUnreachableException(reason);
    }
  }
}
