package network.conet.localnet.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.PartStatus;
import network.conet.localnet.Table;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.state.JsonFile;

/** The table of parts, or the same as JSON. Exit code 0 when all is well. */
final class StatusCommand {
  private static final double MIB = 1 << 20;
  private final LocalNetwork network;
  private final PrintStream out;

  StatusCommand(LocalNetwork network, PrintStream out) {
    this.network = network;
    this.out = out;
  }

  int run(Arguments arguments) throws IOException, InterruptedException, PartFailure {
    arguments.allowOnly(Set.of("--json"));
    List<PartStatus> parts = network.status();
    if (arguments.has("--json")) {
      out.println(JsonFile.json().writeValueAsString(new Report(parts, pssBytes(parts))));
    } else if (parts.isEmpty()) {
      out.println("  no network here: ./conet up starts one");
    } else {
      print(parts, out);
    }
    return !parts.isEmpty() && parts.stream().allMatch(StatusCommand::isWell) ? 0 : 1;
  }

  static void print(List<PartStatus> parts, PrintStream out) {
    Table table = new Table("part", "address", "state", "pid", "memory", "log");
    for (PartStatus part : parts) {
      table.row(
          part.part(),
          part.address().isEmpty() ? "-" : part.address(),
          part.detail().isEmpty() ? part.state() : part.state() + ": " + part.detail(),
          part.pid() == 0 ? "-" : Long.toString(part.pid()),
          part.pssBytes() == 0 ? "-" : mebibytes(part.pssBytes()),
          part.log());
    }
    out.println();
    out.print(table);
    out.println("  memory together: " + mebibytes(pssBytes(parts)));
  }

  private static boolean isWell(PartStatus part) {
    return part.state().equals("up") || part.state().equals("done");
  }

  private static long pssBytes(List<PartStatus> parts) {
    return parts.stream().mapToLong(PartStatus::pssBytes).sum();
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f MiB", bytes / MIB);
  }

  /** The JSON form. */
  record Report(List<PartStatus> parts, long pssBytes) {}
}
