package network.conet.localnet.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run. Secrets belong in the environment, never in the command: everybody on a machine can
 * read the arguments of a process, only its user the environment.
 *
 * @param inheritEnvironment variables of the caller that the process keeps
 */
public record Launch(
    List<String> command,
    Map<String, String> environment,
    Path folder,
    List<String> inheritEnvironment) {
  private static final List<String> ORDINARY = List.of("PATH", "HOME", "LANG", "TZ", "USER");

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    inheritEnvironment = List.copyOf(inheritEnvironment);
  }

  public static Launch of(List<String> command, Map<String, String> environment, Path folder) {
    return new Launch(command, environment, folder, ORDINARY);
  }

  @Override
  public String toString() {
    return "Launch[" + String.join(" ", command) + "]";
  }
}
