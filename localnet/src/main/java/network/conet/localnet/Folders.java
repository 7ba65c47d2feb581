package network.conet.localnet;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param repo the clone
 * @param tools what Maven fetched: shared by all networks of this clone
 * @param net everything one network remembers
 */
public record Folders(Path repo, Path tools, Path net) {
  static final String POSTGRES = "postgres-18.6.0";
  static final String KAFKA = "kafka-4.4.0";
  static final String KEYCLOAK = "keycloak-26.7.3";

  public static Folders of(Path repo, Path net) {
    Path root = repo.toAbsolutePath().normalize();
    return new Folders(root, root.resolve(".conet").resolve("tools"), net.toAbsolutePath());
  }

  Path logs() {
    return net.resolve("logs");
  }

  Path run() {
    return net.resolve("run");
  }

  Path data(String part) {
    return net.resolve("data").resolve(part);
  }

  Path relays() {
    return net.resolve("relays");
  }

  Path addresses() {
    return net.resolve("contracts.json");
  }

  Path chainChoice() {
    return net.resolve("chain");
  }

  /** Who tells of the chain's blocks. */
  Path blockSource() {
    return net.resolve("source");
  }

  Path besuPlugin() {
    return repo.resolve("besu-plugin/target/conet-besu-plugin.jar");
  }

  Path postgres() {
    return tools.resolve(POSTGRES).resolve("home");
  }

  Path kafka() {
    return tools.resolve(KAFKA);
  }

  Path keycloak() {
    return tools.resolve(KEYCLOAK);
  }

  Path service(String name) {
    return repo.resolve("services").resolve(name);
  }

  /** A program of the contracts' npm packages: the native binary, not its wrapper. */
  Path npmBinary(String name) {
    return repo.resolve("contracts/node_modules/@foundry-rs")
        .resolve(name + "-linux-amd64")
        .resolve("bin")
        .resolve(name);
  }
}
