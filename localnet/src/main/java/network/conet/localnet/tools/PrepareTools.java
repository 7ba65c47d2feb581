package network.conet.localnet.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.process.Launch;
import network.conet.localnet.process.Launcher;

/** Makes what Maven fetched ready to run, once. */
public final class PrepareTools {
  private static final String BUILT = ".built-for-conet";
  private final Path javaHome;
  private final Path log;

  public PrepareTools(Path javaHome, Path log) {
    this.javaHome = javaHome;
    this.log = log;
  }

  public void postgres(Path folder) throws IOException {
    if (!Files.exists(folder.resolve("home"))) {
      PostgresArchive.unpack(
          folder.resolve("postgres-linux-x86_64.txz"), folder.resolve("home"));
    }
  }

  /** Keycloak rewrites its own classes for one kind of database; half a minute, once. */
  public void keycloak(Path folder) throws IOException, InterruptedException, PartFailure {
    if (Files.exists(folder.resolve(BUILT))) {
      return;
    }
    Launch build =
        Launch.of(
            List.of(
                "sh",
                folder.resolve("bin").resolve("kc.sh").toString(),
                "build",
                "--db=postgres",
                "--health-enabled=true"),
            Map.of(
                "JAVA_HOME", javaHome.toString(),
                "JAVA_OPTS_APPEND", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"),
            folder);
    int exit = Launcher.run(build, log);
    if (exit != 0) {
      throw new PartFailure(
          "kc.sh build ended with " + exit + ", see " + log, "delete " + folder + " and try again");
    }
    Files.createFile(folder.resolve(BUILT));
  }
}
