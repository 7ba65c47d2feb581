package network.conet.localnet.prometheus;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.localnet.part.Part;
import network.conet.localnet.probe.HttpProbe;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;
import network.conet.localnet.state.PrivateFiles;

/** The machine's own Prometheus, for this network alone. */
public final class PrometheusPart implements Part {
  public static final String NAME = "prometheus";
  private final Path program;
  private final Path folder;
  private final Path rules;
  private final int port;

  /**
   * @param folder with its settings, the file of targets, and what it has seen
   * @param rules the alerts
   */
  public PrometheusPart(Path program, Path folder, Path rules, int port) {
    this.program = program;
    this.folder = folder;
    this.rules = rules;
    this.port = port;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void prepare() throws IOException {
    PrivateFiles.folder(folder);
    PrivateFiles.replace(settings(), text());
  }

  /** A job of the name that the rules ask for. JSON is YAML: paths need no quoting of their own. */
  private String text() {
    return """
    global:
      scrape_interval: 5s
      evaluation_interval: 5s
    rule_files: ["%s"]
    scrape_configs:
      - job_name: conet
        metrics_path: /q/metrics
        file_sd_configs:
          - files: ["%s"]
            refresh_interval: 5s
    """
        .formatted(rules, Targets.file(folder));
  }

  private Path settings() {
    return folder.resolve("prometheus.yml");
  }

  @Override
  public Optional<Launch> launch() {
    return Optional.of(
        Launch.of(
            List.of(
                program.toString(),
                "--config.file=" + settings(),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--storage.tsdb.retention.time=7d",
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn"),
            Map.of(),
            folder));
  }

  @Override
  public Probe probe() {
    return new HttpProbe(URI.create(address() + "/-/ready"));
  }
}
