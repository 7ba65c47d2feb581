package network.conet.localnet.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.localnet.part.Part;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;
import network.conet.localnet.process.Launcher;
import network.conet.localnet.process.StopSignal;
import network.conet.localnet.state.PrivateFiles;
import network.conet.localnet.tools.PostgresArchive;

/** The database server. */
public final class PostgresPart implements Part {
  public static final String NAME = "postgres";

  /** Eight services and Keycloak with small pools. */
  private static final String MAX_CONNECTIONS = "200";

  private final Path home;
  private final Path folder;
  private final Path data;
  private final Path log;
  private final int port;
  private final String superuserPassword;
  private final Databases databases;
  private final Unprivileged user;

  public PostgresPart(
      Path home, Path folder, Path log, int port, String superuserPassword, Databases databases)
      throws IOException, InterruptedException, PartFailure {
    this.home = home;
    this.folder = folder;
    this.data = folder.resolve("data");
    this.log = log;
    this.port = port;
    this.superuserPassword = superuserPassword;
    this.databases = databases;
    this.user = Unprivileged.here(folder);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String address() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + Databases.CONET;
  }

  @Override
  public void prepare() throws IOException, InterruptedException, PartFailure {
    if (!Files.exists(home)) {
      PostgresArchive.unpack(home.resolveSibling("postgres-linux-x86_64.txz"), home);
    }
    if (Files.exists(data.resolve("PG_VERSION")) && Files.exists(done())) {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
      return;
    }
    PrivateFiles.deleteTree(data);
    PrivateFiles.folder(data);
    Path passwordFile = data.resolveSibling("initdb.password");
    PrivateFiles.replace(passwordFile, superuserPassword);
    user.own(folder);
    List<String> command = new ArrayList<>(user.prefix());
    command.addAll(
        List.of(
            program("initdb"),
            "-D",
            data.toString(),
            "-U",
            Databases.SUPERUSER,
            "--auth=scram-sha-256",
            "--pwfile=" + passwordFile,
            "--encoding=UTF8",
            "--locale=C",
            "--no-instructions"));
    int exit = Launcher.run(Launch.of(command, Map.of(), folder), log);
    Files.deleteIfExists(passwordFile);
    if (exit != 0) {
      throw new PartFailure("initdb ended with " + exit, cure());
    }
    Files.createFile(done());
  }

  /** Written after initdb has ended well: a folder without it is the rest of a broken start. */
  private Path done() {
    return data.resolveSibling("initialised");
  }

  @Override
  public Optional<Launch> launch() {
    List<String> command = new ArrayList<>(user.prefix());
    command.addAll(
        List.of(
            program("postgres"),
            "-D",
            data.toString(),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "port=" + port,
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=" + MAX_CONNECTIONS,
            "-c",
            "shared_buffers=64MB",
            "-c",
            "max_wal_size=256MB"));
    return Optional.of(Launch.of(command, Map.of(), folder));
  }

  @Override
  public Probe probe() {
    return databases.probe();
  }

  @Override
  public void whenReady() throws PartFailure {
    databases.create();
  }

  @Override
  public StopSignal stopSignal() {
    return StopSignal.INT;
  }

  private String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }
}
