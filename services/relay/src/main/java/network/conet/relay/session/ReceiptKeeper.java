package network.conet.relay.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Group commit: one thread writes whatever receipts have come in since its last write, so that the
 * cost of a durable write is shared by all sessions that wait for it.
 */
public final class ReceiptKeeper implements AutoCloseable {
  private static final int MAX_BATCH = 1024;
  private static final Entry STOP = new Entry(List.of(), failure -> {});

  /** Told once the receipt is safe, or why it is not. */
  @FunctionalInterface
  public interface Outcome {
    /**
     * @param failure empty if it is safe
     */
    void done(Optional<RuntimeException> failure);
  }

  private record Entry(List<KeptSession> session, Outcome outcome) {}

  private final SessionStore store;
  private final Runnable onKept;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Thread writer;

  /**
   * @param onKept called after each write: there is something to hand in
   */
  public ReceiptKeeper(SessionStore store, Runnable onKept) {
    this.store = store;
    this.onKept = onKept;
    this.writer = Thread.ofPlatform().name("receipt-keeper").daemon().start(this::run);
  }

  public void keep(KeptSession session, Outcome outcome) {
    queue.add(new Entry(List.of(session), outcome));
  }

  private void run() {
    List<Entry> batch = new ArrayList<>();
    boolean stopping = false;
    try {
      while (!stopping) {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, MAX_BATCH);
        stopping = batch.remove(STOP);
        write(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Entry> batch) {
    Optional<RuntimeException> failure = Optional.empty();
    try {
      store.keep(batch.stream().flatMap(entry -> entry.session().stream()).toList());
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
    for (Entry entry : batch) {
      entry.outcome().done(failure);
    }
    if (failure.isEmpty() && !batch.isEmpty()) {
      onKept.run();
    }
  }

  /** Writes what is queued, then stops. */
  @Override
  public void close() throws InterruptedException {
    queue.add(STOP);
    writer.join();
  }
}
