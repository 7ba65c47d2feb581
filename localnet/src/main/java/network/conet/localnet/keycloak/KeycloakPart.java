package network.conet.localnet.keycloak;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.conet.localnet.part.Part;
import network.conet.localnet.postgres.PostgresPart;
import network.conet.localnet.probe.HttpProbe;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;

/** The identity provider. */
public final class KeycloakPart implements Part {
  public static final String NAME = "keycloak";

  /** What the distribution's own start script opens; without it the caches do not start. */
  private static final List<String> OPENED =
      List.of("java.util", "java.util.concurrent", "java.security", "java.lang");

  private static final List<String> LINKED = List.of("lib", "conf", "providers", "themes");

  private final Path java;
  private final Path distribution;
  private final Path home;
  private final Path realm;
  private final KeycloakSettings settings;

  /**
   * @param realm the realm as code, with placeholders for secrets
   */
  public KeycloakPart(
      Path java, Path distribution, Path home, Path realm, KeycloakSettings settings) {
    this.java = java;
    this.distribution = distribution;
    this.home = home;
    this.realm = realm;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return List.of(PostgresPart.NAME);
  }

  @Override
  public String address() {
    return settings.internalUrl();
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(240);
  }

  @Override
  public void prepare() throws IOException {
    Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
    for (String name : LINKED) {
      Path link = home.resolve(name);
      if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(link);
      }
      Files.createSymbolicLink(link, distribution.resolve(name).toAbsolutePath());
    }
    Files.copy(realm, imports.resolve(realm.getFileName()), REPLACE_EXISTING);
  }

  @Override
  public Optional<Launch> launch() {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(
        List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dkc.home.dir=" + home.toAbsolutePath(),
            "-Djboss.server.config.dir=" + home.toAbsolutePath().resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED"));
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "-cp",
            home.toAbsolutePath().resolve("lib").resolve("quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "start",
            "--optimized",
            "--import-realm"));
    return Optional.of(Launch.of(command, environment(), home));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(settings.realmSecrets());
    environment.put("KC_DB", "postgres");
    environment.put("KC_DB_URL", settings.databaseUrl());
    environment.put("KC_DB_USERNAME", settings.databaseUser());
    environment.put("KC_DB_PASSWORD", settings.databasePassword());
    environment.put("KC_DB_POOL_INITIAL_SIZE", "2");
    environment.put("KC_DB_POOL_MAX_SIZE", "20");
    environment.put("KC_CACHE", "local");
    environment.put("KC_HTTP_ENABLED", "true");
    environment.put("KC_HTTP_HOST", "127.0.0.1");
    environment.put("KC_HTTP_PORT", Integer.toString(settings.port()));
    environment.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(settings.managementPort()));
    environment.put("KC_HOSTNAME", settings.publicUrl());
    environment.put("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
    // who calls through the gateway is told the gateway's addresses, of every endpoint
    environment.put("KC_PROXY_HEADERS", "xforwarded");
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakSettings.ADMIN);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword());
    environment.put("KC_LOG_LEVEL", "info,org.hibernate:warn,org.infinispan:warn");
    return environment;
  }

  @Override
  public Probe probe() {
    return new HttpProbe(
        URI.create("http://127.0.0.1:" + settings.managementPort() + "/health/ready"));
  }
}
