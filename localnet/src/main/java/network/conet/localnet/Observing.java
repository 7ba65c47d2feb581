package network.conet.localnet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.localnet.part.Part;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.prometheus.PrometheusPart;
import network.conet.localnet.prometheus.Targets;
import network.conet.localnet.state.PrivateFiles;

/** Whether this network is watched; once it is, later starts watch it too, until it is reset. */
final class Observing {
  private final Folders folders;
  private final Map<String, String> environment;

  Observing(Folders folders, Map<String, String> environment) {
    this.folders = folders;
    this.environment = Map.copyOf(environment);
  }

  /** Refuses at once what could not be started later. */
  void begin() throws IOException, PartFailure {
    program();
    PrivateFiles.stateFolder(folders.net());
    PrivateFiles.replace(mark(), "");
  }

  private boolean has() {
    return Files.exists(mark());
  }

  private Path mark() {
    return folders.net().resolve("observed");
  }

  private Path program() throws PartFailure {
    return Machine.onPath(PrometheusPart.NAME, environment)
        .orElseThrow(
            () ->
                new PartFailure(
                    "no Prometheus on this machine",
                    "install it (Debian: apt-get install prometheus), or leave --observe out"));
  }

  /** Prometheus, if this network is watched. */
  Optional<Part> part(Settings settings) throws PartFailure {
    if (!has()) {
      return Optional.empty();
    }
    return Optional.of(
        new PrometheusPart(
            program(),
            folders.data(PrometheusPart.NAME),
            folders.repo().resolve("docker/prometheus/rules.yml"),
            settings.port(PrometheusPart.NAME)));
  }

  /** Has Prometheus, running or not, look at these parts. */
  void look(List<Part> watched) throws IOException {
    if (has()) {
      Targets.write(folders.data(PrometheusPart.NAME), watched);
    }
  }
}
