package network.conet.localnet.chain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
    if (Files.exists(file)) {
      String kept = Files.readString(file).strip();
      if (!wanted.isEmpty() && !kept.equals(of(wanted, environment).text())) {
        throw new PartFailure(
            "this network's chain is " + kept, "./conet reset, then ./conet up --chain " + wanted);
      }
      return of(kept, environment);
    }
    ChainChoice choice = of(wanted, environment);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, choice.text() + "\n");
    return choice;
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
