package network.conet.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class WorkerTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final BackOff SHORT = new BackOff(Duration.ofMillis(1), Duration.ofMillis(2));

  @BeforeEach
  void waitGenerously() {
    org.awaitility.Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
  }

  @Test
  void goesOnAtOnceWhileThereIsMoreToDo() {
    AtomicInteger done = new AtomicInteger();
    try (Worker worker =
        new Worker("w", NEVER, () -> Next.atOnceIf(done.incrementAndGet() < 5)).start()) {
      await().until(() -> worker.steps() == 5);
      assertThat(worker.failure()).isEmpty();
    }
    assertThat(done).hasValue(5);
  }

  @Test
  void aWakeEndsThePauseAndOneDuringAStepLeavesOutTheNext() {
    CountDownLatch inStep = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    Worker worker =
        new Worker(
            "w",
            NEVER,
            () -> {
              if (done.incrementAndGet() == 1) {
                inStep.countDown();
                goOn.await();
              }
              return Next.AFTER_PAUSE;
            });
    try (worker) {
      worker.start();
      await().until(() -> inStep.getCount() == 0);
      worker.wake();
      goOn.countDown();
      await().until(() -> worker.steps() == 2);
      worker.wake();
      await().until(() -> worker.steps() == 3);
    }
  }

  @Test
  void whateverIsThrownIsShownUntilAStepGoesWell() {
    for (Throwable thrown :
        List.of(
            new IOException("cut"),
            new IllegalStateException("no"),
            new StackOverflowError("deep"),
            new NoClassDefFoundError("gone"),
            new InterruptedException("by somebody else"))) {
      AtomicBoolean broken = new AtomicBoolean(true);
      Worker worker =
          new Worker(
                  "w",
                  NEVER,
                  () -> {
                    if (broken.get()) {
                      throw sneaky(thrown);
                    }
                    return Next.AFTER_PAUSE;
                  })
              .with(SHORT);
      try (worker) {
        worker.start();
        await().until(() -> worker.failure().filter(f -> f.attempts() >= 3).isPresent());
        Failure failure = worker.failure().orElseThrow();
        assertThat(failure.cause()).isSameAs(thrown);
        assertThat(failure.toString()).contains("w fails since").contains(thrown.toString());
        assertThat(worker.failedSteps()).isGreaterThanOrEqualTo(3);
        broken.set(false);
        await().until(() -> worker.failure().isEmpty());
      }
    }
  }

  @Test
  void closingEndsAStepThatWaits() {
    CountDownLatch inStep = new CountDownLatch(1);
    CountDownLatch cut = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Worker worker =
        new Worker(
                "w",
                NEVER,
                () -> {
                  inStep.countDown();
                  cut.await();
                  ended.set(true);
                  throw new IllegalStateException("what I waited on was taken away");
                })
            .cutShortBy(cut::countDown);
    worker.start();
    await().until(() -> inStep.getCount() == 0);
    worker.close();
    assertThat(ended).isTrue();
    assertThat(worker.failure()).as("no failure of a worker that was told to stop").isEmpty();
  }

  @Test
  void startInOrderAndStopInTheReverseOrder() {
    List<String> stopped = new CopyOnWriteArrayList<>();
    Workers workers =
        new Workers(
            new Worker("a", NEVER, () -> Next.AFTER_PAUSE).cutShortBy(() -> stopped.add("a")),
            new Worker("b", NEVER, () -> Next.AFTER_PAUSE).cutShortBy(() -> stopped.add("b")));
    workers.start().close();
    assertThat(stopped).containsExactly("b", "a");
    assertThat(workers.failures()).isEmpty();
    assertThatThrownBy(
            () ->
                new Workers(
                    new Worker("a", NEVER, () -> Next.AFTER_PAUSE),
                    new Worker("a", NEVER, () -> Next.AFTER_PAUSE)))
        .hasMessageContaining("two workers named a");
  }

  @Test
  void whatItHeldIsGivenBackOnItsOwnThreadAfterTheLastStep() throws InterruptedException {
    List<String> seen = new CopyOnWriteArrayList<>();
    CountDownLatch stepped = new CountDownLatch(1);
    Worker worker =
        new Worker(
                "w",
                NEVER,
                () -> {
                  seen.add("step on " + Thread.currentThread().getName());
                  stepped.countDown();
                  return Next.AFTER_PAUSE;
                })
            .endedBy(() -> seen.add("end on " + Thread.currentThread().getName()))
            .start();
    stepped.await();
    worker.close();
    assertThat(seen).containsExactly("step on w", "end on w");
  }

  @Test
  void oneThatWasNeverStartedCanBeClosed() {
    new Worker("w", NEVER, () -> Next.AFTER_PAUSE).close();
  }

  private static Exception sneaky(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }
}
