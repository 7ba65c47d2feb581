package network.conet.localnet.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.PartStatus;
import network.conet.localnet.Table;
import network.conet.localnet.command.Arguments;
import network.conet.localnet.command.UpCommand;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.part.Progress;
import network.conet.localnet.process.Launch;
import network.conet.localnet.process.Launcher;
import network.conet.localnet.state.JsonFile;

/** Runs one bench by name, or all. */
public final class Bench {
  private static final double READY_LIMIT_SECONDS = 60;
  private static final double MEMORY_LIMIT_BYTES = 4e9;
  private static final double NANOS = 1e9;
  private final LocalNetwork network;
  private final PrintStream out;

  public Bench(LocalNetwork network, PrintStream out) {
    this.network = network;
    this.out = out;
  }

  public int run(Arguments arguments) throws IOException, InterruptedException, PartFailure {
    arguments.allowOnly(Set.of("--json"), Integer.MAX_VALUE);
    Optional<String> file = arguments.needed("--json");
    Map<String, Path> contributed = contributed();
    Set<String> known = new java.util.TreeSet<>(contributed.keySet());
    known.add("ready");
    known.add("issuing");
    List<String> wanted = arguments.words().isEmpty() ? List.copyOf(known) : arguments.words();
    List<Row> rows = new ArrayList<>();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("no bench named " + name + "; there are " + known);
      }
      Path program = contributed.get(name);
      rows.addAll(program == null ? own(name) : run(name, program));
    }
    print(rows);
    if (file.isPresent()) {
      JsonFile.write(Path.of(file.get()), rows);
    }
    return 0;
  }

  private List<Row> own(String name) throws IOException, InterruptedException, PartFailure {
    return name.equals("issuing") ? new IssuingBench().rows() : ready();
  }

  /** Stops the network and starts it again: how long until every probe holds. */
  private List<Row> ready() throws IOException, InterruptedException, PartFailure {
    network.down(Progress.SILENT);
    long begin = System.nanoTime();
    if (!new UpCommand(network, out).up("", Progress.SILENT)) {
      throw new IOException("the network did not start");
    }
    double seconds = (System.nanoTime() - begin) / NANOS;
    double bytes = network.status().stream().mapToLong(PartStatus::pssBytes).sum();
    return List.of(
        Row.of("ready", "warm start", seconds, "s", "limit", READY_LIMIT_SECONDS),
        Row.of("ready", "memory", bytes, "bytes", "limit", MEMORY_LIMIT_BYTES));
  }

  /** Benches that other modules bring: a program each that writes rows to the file it is given. */
  private Map<String, Path> contributed() {
    Path gas = network.folders().repo().resolve("contracts/bench/gas.mjs");
    return Files.exists(gas) ? Map.of("gas", gas) : Map.of();
  }

  private List<Row> run(String name, Path program) throws IOException, InterruptedException {
    Path rows = network.folders().net().resolve("bench-" + name + ".json");
    Path log = network.logs().file("bench-" + name);
    Path folder = network.folders().repo();
    int exit =
        Launcher.run(
            Launch.of(
                List.of("node", program.toString(), "--json", rows.toString()), Map.of(), folder),
            log);
    if (exit != 0) {
      throw new IOException("bench " + name + " ended with " + exit + ", see " + log);
    }
    return JsonFile.json().readValue(rows.toFile(), new TypeReference<List<Row>>() {});
  }

  private void print(List<Row> rows) {
    Table table = new Table("bench", "metric", "value", "unit", "beside", "its value", "ratio");
    for (Row row : rows) {
      table.row(
          row.bench(),
          row.metric(),
          number(row.value()),
          row.unit(),
          row.beside(),
          number(row.besideValue()),
          String.format(Locale.ROOT, "%.3f", row.ratio()));
    }
    out.print(table);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%,.2f", value);
  }
}
