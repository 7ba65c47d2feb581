package network.conet.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step again and again on a thread of its own, until it is closed. Whatever a step throws is
 * its failure, errors of the JVM too: a worker never ends unseen.
 */
public final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final String name;
  private final Duration pause;
  private final BackOff backOff;
  private final Step step;
  private final Runnable cut;
  private final Runnable ending;
  private final Rest rest = new Rest();
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong failedSteps = new AtomicLong();
  private final Thread thread;
  private volatile @Nullable Failure failure;

  /**
   * @param name for logs, readiness and metrics; its own within the service
   * @param pause between steps while there is nothing to do
   */
  public Worker(String name, Duration pause, Step step) {
    this(name, pause, BackOff.forPause(pause), step, () -> {}, () -> {});
  }

  private Worker(
      String name, Duration pause, BackOff backOff, Step step, Runnable cut, Runnable ending) {
    this.name = name;
    this.pause = pause;
    this.backOff = backOff;
    this.step = step;
    this.cut = cut;
    this.ending = ending;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
  }

  /** The same, not started, with another back-off. */
  public Worker with(BackOff other) {
    return new Worker(name, pause, other, step, cut, ending);
  }

  /** The same, not started; what is given makes a step that waits for something come back soon. */
  public Worker cutShortBy(Runnable other) {
    return new Worker(name, pause, backOff, step, other, ending);
  }

  /** The same, not started; what is given runs on the worker's thread after its last step. */
  public Worker endedBy(Runnable other) {
    return new Worker(name, pause, backOff, step, cut, other);
  }

  public String name() {
    return name;
  }

  /** Why the newest attempt failed; nothing if it went well, or none has ended. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  /** How many steps have ended, well or not. */
  public long steps() {
    return steps.get();
  }

  public long failedSteps() {
    return failedSteps.get();
  }

  public Worker start() {
    thread.start();
    return this;
  }

  /** There is something to do: ends a pause, or leaves out the next one; a back-off goes on. */
  public void wake() {
    rest.wake();
  }

  private void work() {
    try {
      repeat();
    } finally {
      ending.run();
    }
  }

  private void repeat() {
    while (!rest.isOver()) {
      try {
        Next next = step.run();
        succeeded();
        if (next == Next.AFTER_PAUSE) {
          rest.pause(pause);
        }
      } catch (InterruptedException e) {
        if (rest.isOver()) {
          return;
        }
        failed(e);
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  private void succeeded() {
    steps.incrementAndGet();
    Failure before = failure;
    failure = null;
    if (before != null) {
      LOG.info("{} goes on after {} failed attempts", name, before.attempts());
    }
  }

  private void failed(Throwable cause) {
    steps.incrementAndGet();
    failedSteps.incrementAndGet();
    if (rest.isOver()) {
      return; // what is being closed may fail on the way out
    }
    Failure before = failure;
    Failure now = before == null ? new Failure(name, Instant.now(), 1, cause) : before.again(cause);
    failure = now;
    if (before == null || !before.cause().toString().equals(cause.toString())) {
      LOG.warn("{} failed and will try again", name, cause);
    }
    rest.backOff(backOff.after(now.attempts(), ThreadLocalRandom.current().nextDouble()));
  }

  /** Returns when the thread has ended, or after a while says that it has not. */
  @Override
  public void close() {
    rest.end();
    cut.run();
    try {
      if (!thread.join(STOP_LIMIT)) {
        thread.interrupt();
        if (!thread.join(STOP_LIMIT)) {
          LOG.warn("{} does not stop", name);
        }
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    } catch (IllegalThreadStateException e) {
      LOG.debug("{} was never started", name);
    }
  }
}
