package network.conet.localnet.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts processes in a session of their own, so that Ctrl-C at the terminal does not reach them.
 */
public final class Launcher {
  private Launcher() {}

  /** Starts the process; its output is added to the log. */
  public static ProcessIdentity start(Launch launch, Path log) throws IOException {
    Process process = builder(launch, true).redirectOutput(append(log)).start();
    return ProcessIdentity.of(process.pid())
        .orElseThrow(() -> new IOException("ended at once: " + launch.command().getFirst()));
  }

  /** Runs to the end, output to the log; the exit code. */
  public static int run(Launch launch, Path log) throws IOException, InterruptedException {
    Process process = builder(launch, false).redirectOutput(append(log)).start();
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private static ProcessBuilder builder(Launch launch, boolean ownSession) throws IOException {
    Files.createDirectories(launch.folder());
    List<String> command = new ArrayList<>();
    if (ownSession) {
      command.add("setsid");
    }
    command.addAll(launch.command());
    ProcessBuilder builder = new ProcessBuilder(command).directory(launch.folder().toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(launch.inheritEnvironment());
    environment.putAll(launch.environment());
    return builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
  }

  private static ProcessBuilder.Redirect append(Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    return ProcessBuilder.Redirect.appendTo(log.toFile());
  }
}
