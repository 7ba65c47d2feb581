package network.conet.stories;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program of this machine that ran to its end. */
record Ran(int exit, String out, String err) {
  private static final long PATIENCE_SECONDS = 180;

  static Ran of(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return new Ran(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  static Ran of(Path folder, String... command) throws IOException, InterruptedException {
    return of(folder, Map.of(), new ArrayList<>(List.of(command)));
  }

  /** Where the program is; a test that needs one that is missing is skipped and says so. */
  static String program(String... names) {
    for (String name : names) {
      for (String folder : (System.getenv("PATH") + ":/usr/sbin").split(":", -1)) {
        if (Files.isExecutable(Path.of(folder, name))) {
          return Path.of(folder, name).toString();
        }
      }
    }
    String told = "SKIPPED: no " + String.join(" or ", names) + " here; ./conet doctor says how";
    System.err.println(told);
    return Assumptions.abort(told);
  }
}
