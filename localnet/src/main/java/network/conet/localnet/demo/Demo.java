package network.conet.localnet.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.PartStatus;
import network.conet.localnet.command.Arguments;
import network.conet.localnet.command.PrintedProgress;
import network.conet.localnet.command.UpCommand;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.state.JsonFile;

/** The main job on real input. */
public final class Demo {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private final LocalNetwork network;
  private final PrintStream out;

  public Demo(LocalNetwork network, PrintStream out) {
    this.network = network;
    this.out = out;
  }

  /** Exit code 0 only if every step held. */
  public int run(Arguments arguments) throws IOException, InterruptedException, PartFailure {
    arguments.allowOnly(Set.of("--chain", "--json"));
    String chain = arguments.needed("--chain").orElse("");
    Optional<String> file = arguments.needed("--json");
    long begin = System.nanoTime();
    out.println("  starting the network");
    if (!new UpCommand(network, out).up(chain, new PrintedProgress(out))) {
      return 1;
    }
    long readyMs = (System.nanoTime() - begin) / NANOS_PER_MILLI;
    out.println();
    Story story = new Story(out);
    boolean held;
    long bytesRelayed;
    String lookAt;
    try (Scenario scenario = new Scenario(network)) {
      held = story.tell(scenario.steps());
      bytesRelayed = scenario.bytesRelayed();
      lookAt = scenario.delegator().hex();
    }
    long totalMs = (System.nanoTime() - begin) / NANOS_PER_MILLI;
    long pssBytes = network.status().stream().mapToLong(PartStatus::pssBytes).sum();
    story.printTable();
    if (file.isPresent()) {
      JsonFile.write(
          Path.of(file.get()),
          new DemoReport(story.results(), readyMs, totalMs, bytesRelayed, pssBytes));
    }
    out.println();
    out.println(
        held
            ? "  all held. Where to look next: ./conet status, ./conet rewards "
                + lookAt
                + ", ./conet person NAME to take part, and "
                + network.endpoint("gateway")
            : "  a step did not hold: ./conet logs PART shows why");
    return held ? 0 : 1;
  }
}
