package network.conet.localnet;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import network.conet.localnet.chain.AnvilPart;
import network.conet.localnet.chain.BlockSource;
import network.conet.localnet.chain.ChainChoice;
import network.conet.localnet.keycloak.Provisioning;
import network.conet.localnet.keycloak.UserAccount;
import network.conet.localnet.part.Logs;
import network.conet.localnet.part.Order;
import network.conet.localnet.part.Outcome;
import network.conet.localnet.part.Part;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.part.Progress;
import network.conet.localnet.part.Shutdown;
import network.conet.localnet.part.Startup;
import network.conet.localnet.ports.PortBook;
import network.conet.localnet.process.ProcessRecord;
import network.conet.localnet.process.RunFolder;
import network.conet.localnet.secrets.SecretStore;
import network.conet.localnet.state.JsonFile;
import network.conet.localnet.state.PrivateFiles;

/** One network on this machine: starts it, stops it, and says where its parts are. */
public final class LocalNetwork {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);
  private final Folders folders;
  private final Map<String, String> environment;
  private final RunFolder run;
  private final SecretStore secrets;
  private final Logs logs;
  private final Observing observing;

  private LocalNetwork(Folders folders, Map<String, String> environment) {
    this.folders = folders;
    this.environment = Map.copyOf(environment);
    this.run = new RunFolder(folders.run());
    this.secrets = new SecretStore(folders.net().resolve("secrets"));
    this.logs = new Logs(folders.logs(), Clock.systemUTC());
    this.observing = new Observing(folders, environment);
  }

  /** The network of this clone: in CONET_STATE, or in {@code .conet/net}. */
  public static LocalNetwork open(Path repo) {
    Map<String, String> environment = System.getenv();
    String state = environment.getOrDefault("CONET_STATE", "");
    Path net = state.isEmpty() ? repo.resolve(".conet").resolve("net") : Path.of(state);
    return open(repo, net, environment);
  }

  /** A network of its own, beside the clone's. */
  public static LocalNetwork open(Path repo, Path net, Map<String, String> environment) {
    return new LocalNetwork(Folders.of(repo, net), environment);
  }

  public Folders folders() {
    return folders;
  }

  public SecretStore secrets() {
    return secrets;
  }

  public Logs logs() {
    return logs;
  }

  /** Whether it was ever started and not reset since. */
  public boolean exists() {
    return Files.exists(folders.chainChoice());
  }

  /**
   * Starts what does not run; outcomes in the order of the list.
   *
   * @param chain besu, anvil, a URL, or empty for what it was, or for what the machine has
   */
  public List<Outcome> up(String chain, Progress progress)
      throws IOException, InterruptedException, PartFailure {
    return up(chain, "", Set.of(), progress);
  }

  /**
   * Starts some parts and what they need.
   *
   * @param source chain, plugin, both, or empty for what it was
   * @param only names; empty for all
   */
  public List<Outcome> up(String chain, String source, Set<String> only, Progress progress)
      throws IOException, InterruptedException, PartFailure {
    try (Hold hold = hold()) {
      ChainChoice choice = ChainChoice.keep(chain, folders.chainChoice(), environment);
      Settings settings = settings(true);
      BlockSource blocks = BlockSource.keep(source, folders.blockSource(), choice);
      List<Part> parts = new ArrayList<>(declared(settings).parts(choice, blocks));
      List<Part> relays = knownRelays(settings, choice);
      observing.look(together(parts, relays));
      observing.part(settings).ifPresent(parts::add);
      List<Outcome> outcomes = new ArrayList<>();
      if (only.isEmpty()) {
        outcomes.addAll(new Startup(run, logs, progress).start(parts));
        if (outcomes.stream().allMatch(Outcome::isReady)) {
          outcomes.addAll(new Startup(run, logs, progress).startEach(relays));
        }
        parts.addAll(relays);
      } else {
        parts.addAll(relays);
        outcomes.addAll(new Startup(run, logs, progress).start(Order.with(parts, only)));
      }
      Map<String, String> endpoints = new TreeMap<>();
      parts.stream()
          .filter(part -> !part.address().isEmpty())
          .forEach(part -> endpoints.put(part.name(), part.address()));
      JsonFile.write(folders.net().resolve("endpoints.json"), endpoints);
      return outcomes;
    }
  }

  /** Has this and later starts start a Prometheus that watches the network. */
  public void observe() throws IOException, PartFailure {
    observing.begin();
  }

  /** Stops everything in order; state stays. */
  public void down(Progress progress) throws IOException, InterruptedException {
    if (!Files.isDirectory(folders.net())) {
      return;
    }
    try (Hold hold = hold()) {
      new Shutdown(run, progress, STOP_PATIENCE).stopAll();
    }
  }

  /** Stops everything and forgets it: chain, databases, keys, ports. */
  public void reset(Progress progress) throws IOException, InterruptedException {
    down(progress);
    PrivateFiles.deleteTree(folders.net());
  }

  /** What each part is doing now. */
  public List<PartStatus> status() throws IOException, InterruptedException, PartFailure {
    if (!exists()) {
      return List.of();
    }
    ChainChoice choice = ChainChoice.keep("", folders.chainChoice(), environment);
    Settings settings = settings(false);
    BlockSource blocks = BlockSource.keep("", folders.blockSource(), choice);
    List<Part> parts =
        together(declared(settings).parts(choice, blocks), knownRelays(settings, choice));
    observing.part(settings).ifPresent(parts::add);
    return new StatusReport(run, logs).of(parts);
  }

  /** Where a part listens; a node's is its JSON-RPC address. */
  public URI endpoint(String part) {
    return Optional.ofNullable(
            JsonFile.read(folders.net().resolve("endpoints.json"), Endpoints.class)
                .orElseGet(Endpoints::new)
                .get(part))
        .map(URI::create)
        .orElseThrow(() -> new IllegalStateException(part + " was never started"));
  }

  public URI rpc() {
    return endpoint(AnvilPart.NAME);
  }

  /**
   * Starts relays side by side and keeps them: later starts of the network start them again.
   *
   * @param relays by name, the environment variables of its own beside those that all relays share
   */
  public List<Outcome> startRelays(Map<String, Map<String, String>> relays, Progress progress)
      throws IOException, InterruptedException, PartFailure {
    try (Hold hold = hold()) {
      ChainChoice choice = ChainChoice.keep("", folders.chainChoice(), environment);
      Settings settings = settings(true);
      DeclaredServices services = services(settings, choice);
      List<Part> parts = new ArrayList<>();
      for (Map.Entry<String, Map<String, String>> relay : relays.entrySet()) {
        JsonFile.write(folders.relays().resolve(relay.getKey() + ".json"), relay.getValue());
        parts.add(services.relay(relay.getKey(), relay.getValue()));
      }
      BlockSource blocks = BlockSource.keep("", folders.blockSource(), choice);
      observing.look(
          together(declared(settings).parts(choice, blocks), knownRelays(settings, choice)));
      return new Startup(run, logs, progress).start(parts);
    }
  }

  private static List<Part> together(List<Part> parts, List<Part> relays) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(relays);
    return all;
  }

  /**
   * Stops a relay for good: later starts of the network leave it out. Its receipts stay in its
   * folder.
   */
  public void forgetRelay(String name, Progress progress) throws IOException, InterruptedException {
    stop(name, progress);
    Files.deleteIfExists(folders.relays().resolve(name + ".json"));
  }

  /**
   * What relays of a local network, with its short epochs and private addresses, have in common.
   */
  public Map<String, String> relaySettings() {
    return Map.of(
        "CONET_RELAY_ALLOW_PRIVATE", "true",
        "CONET_RELAY_EXIT", "true",
        "CONET_RELAY_REFRESH", "PT1S",
        "CONET_RELAY_MEASURE_SLOT", "PT2S",
        "CONET_RELAY_MEASURE_DURATION", "PT0.5S");
  }

  /** Whether a part is a relay that was started here: the network runs without it too. */
  public boolean isRelay(String part) {
    return Files.exists(folders.relays().resolve(part + ".json"));
  }

  /** The port on which a relay of this name takes circuits; fixed before it is first started. */
  public int relayDataPort(String name) {
    return settings(true).registeredPort(name + "-data");
  }

  /** Stops one part, a relay for instance. */
  public void stop(String part, Progress progress) throws IOException, InterruptedException {
    try (Hold hold = hold()) {
      new Shutdown(run, progress, STOP_PATIENCE).stop(Set.of(part));
    }
  }

  /** A person with these roles and a random password. */
  public UserAccount createUser(String name, Collection<String> roles)
      throws IOException, InterruptedException {
    return provisioning().createUser(name, roles);
  }

  /** Creates people and gets tokens. */
  public Provisioning provisioning() {
    return new Provisioning(settings(false).keycloak());
  }

  /** What ran at the last look, with process numbers. */
  public List<ProcessRecord> processes() {
    return run.all();
  }

  private List<Part> knownRelays(Settings settings, ChainChoice choice) throws IOException {
    if (!Files.isDirectory(folders.relays())) {
      return List.of();
    }
    List<Path> files;
    try (var listed = Files.list(folders.relays())) {
      files = listed.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    DeclaredServices services = services(settings, choice);
    List<Part> relays = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".json", "");
      relays.add(
          services.relay(name, JsonFile.read(file, Endpoints.class).orElseGet(Endpoints::new)));
    }
    return relays;
  }

  private DeclaredServices services(Settings settings, ChainChoice choice) {
    URI rpc =
        choice instanceof ChainChoice.Remote remote
            ? remote.rpc()
            : URI.create("http://127.0.0.1:" + settings.port(AnvilPart.NAME));
    return new DeclaredServices(folders, machine(), settings, rpc, List.of(AnvilPart.NAME));
  }

  private Declared declared(Settings settings) {
    return new Declared(folders, machine(), settings);
  }

  private Machine machine() {
    return Machine.here(environment);
  }

  private Settings settings(boolean starting) {
    return new Settings(secrets, new PortBook(folders.net().resolve("ports.json")), run, starting);
  }

  private Hold hold() throws IOException {
    PrivateFiles.stateFolder(folders.net());
    FileChannel channel =
        FileChannel.open(
            folders.net().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IOException("another ./conet command is starting or stopping this network");
    }
    return new Hold(channel);
  }

  /** Nobody else starts or stops this network meanwhile. */
  private record Hold(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Name and value, as kept in files. */
  private static final class Endpoints extends TreeMap<String, String> {
    private static final long serialVersionUID = 1L;
  }
}
