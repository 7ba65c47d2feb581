package network.conet.relay.netty;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where handshakes, signatures and the store are waited for: threads of their own, so that neither
 * event loops nor virtual threads' carriers are held up, and a queue with an end, so that a flood
 * of handshakes is refused and not stored.
 */
final class Work implements AutoCloseable {
  private static final int MOST_WAITING = 2048;
  private final ThreadPoolExecutor threads;

  Work() {
    int count = Math.max(4, Runtime.getRuntime().availableProcessors());
    threads =
        new ThreadPoolExecutor(
            count,
            count,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("relay-work-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** False if there is too much to do already. */
  boolean accept(Runnable task) {
    try {
      threads.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
