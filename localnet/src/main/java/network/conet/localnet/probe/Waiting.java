package network.conet.localnet.probe;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Repeats a probe until it holds, patience ends or the part is seen to have ended. */
public final class Waiting {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private Waiting() {}

  /** The last answer; ready or not. */
  public static Probe.Answer await(Probe probe, Duration patience, BooleanSupplier worthWaiting)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Probe.Answer answer = probe.ask();
      if (answer.ready() || System.nanoTime() >= deadline || !worthWaiting.getAsBoolean()) {
        return answer;
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }
}
