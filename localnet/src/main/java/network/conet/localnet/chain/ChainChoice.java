package network.conet.localnet.chain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.localnet.part.PartFailure;

/** Which node is the chain. */
public sealed interface ChainChoice {

  /** As it is kept between starts. */
  String text();

  record Besu(Path program) implements ChainChoice {
    @Override
    public String text() {
      return "besu";
    }
  }

  record Anvil() implements ChainChoice {
    @Override
    public String text() {
      return "anvil";
    }
  }

  /** A node that is not ours to start or stop. */
  record Remote(URI rpc) implements ChainChoice {
    @Override
    public String text() {
      return rpc.toString();
    }
  }

  /**
   * What the words of the command line mean on this machine.
   *
   * @param wanted besu, anvil, a URL, or empty for besu if there is one and anvil otherwise
   */
  static ChainChoice of(String wanted, Map<String, String> environment) throws PartFailure {
    Optional<Path> besu = findBesu(environment);
    if (wanted.isEmpty()) {
      return besu.<ChainChoice>map(Besu::new).orElseGet(Anvil::new);
    }
    if (wanted.equals("anvil")) {
      return new Anvil();
    }
    if (wanted.equals("besu")) {
      return besu.map(Besu::new)
          .orElseThrow(
              () ->
                  new PartFailure(
                      "no Besu on this machine",
                      "point BESU_HOME at an unpacked Besu, put besu on the PATH, or use --chain"
                          + " anvil"));
    }
    if (wanted.startsWith("http://") || wanted.startsWith("https://")) {
      return new Remote(URI.create(wanted));
    }
    throw new PartFailure(
        "unknown chain: " + wanted, "say --chain besu, --chain anvil or --chain http://HOST:PORT");
  }

  /**
   * The choice of this start: the one recorded at the first, because state is not carried from one
   * chain to another.
   */
  static ChainChoice keep(String wanted, Path file, Map<String, String> environment)
      throws IOException, PartFailure {
    if (!Files.exists(file)) {
      ChainChoice choice = of(wanted, environment);
      write(choice, file);
      return choice;
    }
    List<String> kept = Files.readAllLines(file);
    String chain = kept.getFirst().strip();
    Map<String, String> known = withProgram(kept, environment);
    if (!wanted.isEmpty() && !chain.equals(of(wanted, known).text())) {
      throw new PartFailure(
          "this network's chain is " + chain, "./conet reset, then ./conet up --chain " + wanted);
    }
    ChainChoice choice = of(chain, known);
    if (choice instanceof Besu besu && !kept.contains(besu.program().toString())) {
      write(choice, file);
    }
    return choice;
  }

  private static void write(ChainChoice choice, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String program = choice instanceof Besu besu ? besu.program() + "\n" : "";
    Files.writeString(file, choice.text() + "\n" + program);
  }

  /** Where Besu was at the last start, unless the environment says where it is now. */
  private static Map<String, String> withProgram(
      List<String> kept, Map<String, String> environment) {
    if (kept.size() < 2 || findBesu(environment).isPresent()) {
      return environment;
    }
    Map<String, String> known = new HashMap<>(environment);
    known.merge(
        "PATH",
        String.valueOf(Path.of(kept.get(1)).getParent()),
        (path, folder) -> folder + ":" + path);
    return known;
  }

  private static Optional<Path> findBesu(Map<String, String> environment) {
    String home = environment.getOrDefault("BESU_HOME", "");
    if (!home.isEmpty() && Files.isExecutable(Path.of(home, "bin", "besu"))) {
      return Optional.of(Path.of(home, "bin", "besu"));
    }
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "besu"))) {
        return Optional.of(Path.of(folder, "besu"));
      }
    }
    return Optional.empty();
  }
}
