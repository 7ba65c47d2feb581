package network.conet.relay.handin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.relay.session.KeptSession;
import network.conet.relay.session.SessionStore;
import network.conet.units.VoucherId;

/** The loop between the store and a line to proofs. One thread runs it. */
public final class HandInReceipts {
  private static final int BATCH = 256;

  private final SessionStore store;
  private final ProofsLine line;
  private final Semaphore somethingNew = new Semaphore(0);
  private final Map<VoucherId, ReceiptSequence> sent = new ConcurrentHashMap<>();

  public HandInReceipts(SessionStore store, ProofsLine line) {
    this.store = store;
    this.line = line;
  }

  /** Receipts were kept, or one was confirmed. */
  public void wake() {
    somethingNew.release();
  }

  /**
   * Sends what is neither confirmed nor on its way, then waits for more or for at most so long.
   *
   * @return how many were sent
   */
  public int round(long waitMillis) throws InterruptedException {
    if (!line.isOpen()) {
      sent.clear();
      line.open(this::confirmed);
    }
    int count = 0;
    for (KeptSession session : store.unacknowledged(BATCH)) {
      if (!session.sequence().equals(sent.get(session.voucherId()))) {
        sent.put(session.voucherId(), session.sequence());
        line.send(session);
        count++;
      }
    }
    if (somethingNew.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
      somethingNew.drainPermits();
    }
    return count;
  }

  private void confirmed(VoucherId voucher, ReceiptSequence sequence) {
    store.acknowledge(voucher, sequence);
    sent.remove(voucher, sequence);
    wake();
  }
}
