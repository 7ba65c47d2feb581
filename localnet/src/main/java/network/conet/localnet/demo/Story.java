package network.conet.localnet.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import network.conet.localnet.Table;

/** Runs steps one after the other, telling each as it ends; the first that fails ends the story. */
public final class Story {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private final PrintStream out;
  private final List<StepResult> results = new ArrayList<>();

  public Story(PrintStream out) {
    this.out = out;
  }

  /** Whether all held. */
  public boolean tell(List<Step> steps) throws InterruptedException {
    for (Step step : steps) {
      StepResult result = run(step);
      results.add(result);
      out.printf(
          Locale.ROOT,
          "  %s %-34s %6d ms  %s%n",
          result.ok() ? "ok    " : "FAILED",
          result.name(),
          result.ms(),
          result.evidence());
      if (!result.ok()) {
        return false;
      }
    }
    return true;
  }

  public List<StepResult> results() {
    return List.copyOf(results);
  }

  /** The table at the end. */
  public void printTable() {
    Table table = new Table("step", "evidence", "time");
    for (StepResult result : results) {
      table.row(
          result.name(),
          result.ok() ? result.evidence() : "FAILED: " + result.evidence(),
          result.ms() + " ms");
    }
    out.println();
    out.print(table);
  }

  private static StepResult run(Step step) throws InterruptedException {
    long begin = System.nanoTime();
    boolean ok = false;
    String evidence;
    try {
      evidence = step.run();
      ok = true;
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (StepFailure failure) {
      evidence = String.valueOf(failure.getMessage());
    } catch (Exception unexpected) {
      evidence = unexpected.toString();
    }
    return new StepResult(step.name(), ok, (System.nanoTime() - begin) / NANOS_PER_MILLI, evidence);
  }
}
