package network.conet.localnet.command;

import java.io.PrintStream;
import java.util.Locale;
import network.conet.localnet.part.Outcome;
import network.conet.localnet.part.Progress;

/** One line for each thing that happens. */
public final class PrintedProgress implements Progress {
  private static final double MILLIS = 1_000.0;
  private final PrintStream out;

  public PrintedProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void finished(Outcome outcome) {
    switch (outcome) {
      case Outcome.Ready ready ->
          line(
              ready.part(),
              String.format(Locale.ROOT, "ready in %.1f s", ready.took().toMillis() / MILLIS));
      case Outcome.WasRunning running -> line(running.part(), "was running");
      case Outcome.Failed failed -> line(failed.part(), "FAILED: " + failed.reason());
      case Outcome.Skipped skipped -> line(skipped.part(), "not started");
    }
  }

  @Override
  public synchronized void stopped(String part, boolean inOrder) {
    line(part, inOrder ? "stopped" : "killed: it did not stop when asked");
  }

  private void line(String part, String what) {
    out.printf("  %-14s %s%n", part, what);
  }
}
