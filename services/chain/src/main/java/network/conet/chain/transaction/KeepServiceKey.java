package network.conet.chain.transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;

/**
 * Sees the service's own calls through, whatever becomes of the key's nonces.
 *
 * <p>A call may come to have several signed transactions, and at most one of them may ever be
 * carried out. Those of one nonce exclude each other. So the fee is raised under the same nonce
 * only, a gap is filled with a transfer of nothing to the key itself and never by moving a call,
 * and a call gets another nonce only when its old one was used by something else, below as many
 * blocks as a reorganisation is ever expected to take back.
 */
public final class KeepServiceKey {
  private static final int BATCH = 256;
  private static final Gas TRANSFER = new Gas(21_000);

  private final TransactionStore transactions;
  private final TrackingStore store;
  private final TransactionNode node;
  private final SignWithServiceKey signer;
  private final Clock clock;
  private final Patience patience;
  private final PassedNonces passed;

  public KeepServiceKey(
      TransactionStore transactions,
      TrackingStore store,
      TransactionNode node,
      SignWithServiceKey signer,
      Clock clock,
      Patience patience) {
    this.transactions = transactions;
    this.store = store;
    this.node = node;
    this.signer = signer;
    this.clock = clock;
    this.patience = patience;
    this.passed = new PassedNonces(transactions, store, node, patience.confirmations());
  }

  /**
   * One round.
   *
   * @throws NodeUnreachableException if the node gives no answer; the next round goes on
   */
  public void run() {
    AccountAddress own = signer.address();
    List<StoredTransaction> open = store.open(own, BATCH);
    List<StoredTransaction> lost = store.lostCalls(own, BATCH);
    if (open.isEmpty() && lost.isEmpty()) {
      return;
    }
    Nonce next = node.senders(List.of(own)).getFirst().next();
    passed.settle(open.stream().filter(t -> t.nonce().number() < next.number()).toList());
    signAgain(lost, next);
    Map<Nonce, StoredTransaction> newest = new HashMap<>();
    open.stream()
        .filter(t -> t.nonce().number() >= next.number())
        .forEach(t -> newest.putIfAbsent(t.nonce(), t));
    Wei baseFee = node.market().baseFee();
    Instant now = clock.instant();
    long highest = newest.keySet().stream().mapToLong(Nonce::number).max().orElse(-1);
    List<StoredTransaction> due = new ArrayList<>();
    for (long n = next.number(); n <= highest; n++) {
      StoredTransaction t = newest.get(new Nonce(n));
      if (t == null) {
        StoredTransaction filler = fill(new Nonce(n));
        store.insertFiller(filler);
        due.add(filler);
      } else {
        due.add(isTooCheap(t, n == next.number(), baseFee, now) ? raise(t) : t);
      }
    }
    for (StoredTransaction t : due) {
      send(t, now);
    }
  }

  private void signAgain(List<StoredTransaction> lost, Nonce next) {
    Optional<BlockPoint> looked = store.lastBlock();
    if (looked.isEmpty()) {
      return;
    }
    for (StoredTransaction old : passed.deeplyPassed(lost, looked.get().number())) {
      Fees offer = signer.offer(old.fees().limit());
      // open again by the next round, which sends it
      store.renewNext(
          old, next, nonce -> signer.sign(old.call(), nonce, old.to(), old.data(), offer));
    }
  }

  private StoredTransaction fill(Nonce nonce) {
    return signer.sign(
        Optional.empty(), nonce, signer.address(), CallData.NONE, signer.offer(TRANSFER));
  }

  /** Below the base fee it cannot be mined; the first in line may also offer too small a tip. */
  private boolean isTooCheap(StoredTransaction t, boolean first, Wei baseFee, Instant now) {
    boolean waits = first && Duration.between(t.since(), now).compareTo(patience.unknown()) >= 0;
    return t.fees().maxPrice().isBelow(baseFee) || (waits && !baseFee.isZero());
  }

  private StoredTransaction raise(StoredTransaction old) {
    StoredTransaction fresh =
        signer.sign(
            old.call(),
            old.nonce(),
            old.to(),
            old.data(),
            old.fees().raised().max(signer.offer(old.fees().limit())));
    return store.renew(old, fresh) ? fresh : old;
  }

  private void send(StoredTransaction t, Instant now) {
    if (t.lastSent().filter(sent -> sent.plus(patience.resend()).isAfter(now)).isPresent()) {
      return;
    }
    switch (node.send(t.envelope())) {
      case SendOutcome.Taken taken -> transactions.sent(t, now);
      case SendOutcome.Rejected rejected -> {
        if (t.status() instanceof Status.Pending
            && Duration.between(t.since(), now).compareTo(patience.unknown()) >= 0) {
          transactions.change(t.hash(), new Status.Change.Overdue());
        }
      }
      case SendOutcome.NoAnswer(String reason) -> throw new NodeUnreachableException(reason);
    }
  }
}
