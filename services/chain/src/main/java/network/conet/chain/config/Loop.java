package network.conet.chain.config;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does something again and again on a thread of its own, and remembers why it last failed. */
final class Loop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Loop.class);
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  private final String name;
  private final BooleanSupplier step;
  private final Duration pause;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable RuntimeException lastFailure;

  /**
   * @param step one piece of work; true if there is more to do at once
   */
  Loop(String name, Duration pause, BooleanSupplier step) {
    this.name = name;
    this.step = step;
    this.pause = pause;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  Loop start() {
    thread.start();
    return this;
  }

  Optional<RuntimeException> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  private void run() {
    Duration wait = Duration.ZERO;
    while (!stopped(wait)) {
      try {
        wait = step.getAsBoolean() ? Duration.ZERO : pause;
        lastFailure = null;
      } catch (RuntimeException e) {
        if (lastFailure == null) {
          LOG.warnf(e, "%s failed and will try again", name);
        }
        lastFailure = e;
        wait = BACK_OFF;
      }
    }
  }

  private boolean stopped(Duration wait) {
    try {
      return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      if (!thread.join(Duration.ofSeconds(10))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
