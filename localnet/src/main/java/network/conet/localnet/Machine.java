package network.conet.localnet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The programs of this machine that parts run on.
 *
 * @param javaHome the JDK this command itself runs on
 * @param node Node.js
 */
record Machine(Path javaHome, Path node) {

  static Machine here(Map<String, String> environment) {
    String named = environment.getOrDefault("CONET_NODE_JS", "");
    return new Machine(
        Path.of(System.getProperty("java.home")),
        (named.isEmpty() ? onPath("node", environment) : Optional.of(Path.of(named)))
            .orElseThrow(
                () -> new IllegalStateException("no Node.js on the PATH: ./conet doctor")));
  }

  Path java() {
    return javaHome.resolve("bin").resolve("java");
  }

  static Optional<Path> onPath(String program, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return Optional.of(Path.of(folder, program));
      }
    }
    return Optional.empty();
  }
}
