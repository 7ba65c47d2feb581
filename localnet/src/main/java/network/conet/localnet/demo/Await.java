package network.conet.localnet.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.conet.cli.api.Refusal;

/** Looks again until something is there. */
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private Await() {}

  /**
   * The first answer that is there.
   *
   * @throws StepFailure if none is within {@code patience}
   */
  public static <T> T until(String what, Duration patience, Callable<Optional<T>> look)
      throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      try {
        Optional<T> seen = look.call();
        if (seen.isPresent()) {
          return seen.get();
        }
      } catch (Refusal notYet) {
        last = ": " + notYet.getMessage();
      }
      Thread.sleep(PAUSE);
    }
    throw new StepFailure(what + " did not happen within " + patience.toSeconds() + " s" + last);
  }
}
