package network.conet.localnet.command;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.part.Outcome;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.part.Progress;

/** Starts the network, prints its table, or says which part failed and why. */
public final class UpCommand {
  private final LocalNetwork network;
  private final PrintStream out;

  public UpCommand(LocalNetwork network, PrintStream out) {
    this.network = network;
    this.out = out;
  }

  int run(Arguments arguments) throws IOException, InterruptedException, PartFailure {
    arguments.allowOnly(Set.of("--chain", "--source", "--only", "--observe", "--quiet"));
    long begin = System.nanoTime();
    Progress progress = arguments.has("--quiet") ? Progress.SILENT : new PrintedProgress(out);
    Set<String> only =
        arguments.needed("--only").map(names -> Set.of(names.split(",", -1))).orElse(Set.of());
    if (arguments.has("--observe")) {
      network.observe();
    }
    String chain = arguments.needed("--chain").orElse("");
    String source = arguments.needed("--source").orElse("");
    if (!tell(network.up(chain, source, only, progress), network, out)) {
      return 1;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    StatusCommand.print(network.status(), out);
    out.printf(Locale.ROOT, "  ready in %.1f s%n", took.toMillis() / 1_000.0);
    return 0;
  }

  /** Whether all parts are ready; if not, what to do is printed and nothing new is left running. */
  public boolean up(String chain, Progress progress)
      throws IOException, InterruptedException, PartFailure {
    return tell(network.up(chain, progress), network, out);
  }

  /** Says what failed, where to look and what to do; whether nothing did. */
  static boolean tell(List<Outcome> outcomes, LocalNetwork network, PrintStream out) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Failed failed) {
        out.println();
        out.println("  " + failed.part() + " did not start: " + failed.reason());
        out.println("  last lines of " + network.logs().file(failed.part()) + ":");
        failed.lastLines().forEach(line -> out.println("    | " + line));
        out.println("  cure: " + failed.cure());
        out.println(
            network.isRelay(failed.part())
                ? "  the network runs without it"
                : "  what this start began has been stopped");
      }
    }
    return outcomes.stream()
        .allMatch(outcome -> outcome.isReady() || network.isRelay(outcome.part()));
  }
}
