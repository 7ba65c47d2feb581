package network.conet.localnet.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import network.conet.localnet.part.PartFailure;

/**
 * PostgreSQL refuses to run as root. A user namespace makes root a nobody without changing the
 * owner of any file; where the machine forbids namespaces, the process is given nobody's identity
 * and the data folder with it.
 */
sealed interface Unprivileged {
  String NOBODY = "65534";

  /** Words before the command. */
  List<String> prefix();

  /** Called when the data folder exists and before anything is run on it. */
  default void own(Path folder) throws IOException, InterruptedException {}

  static Unprivileged here(Path folder) throws IOException, InterruptedException, PartFailure {
    if (!"0".equals(output("id", "-u"))) {
      return new AsWeAre();
    }
    if (succeeds("unshare", "-U", "true")) {
      return new InNamespace();
    }
    Nobody nobody = new Nobody();
    if (succeeds(
        "setpriv",
        "--reuid=" + NOBODY,
        "--regid=" + NOBODY,
        "--clear-groups",
        "test",
        "-x",
        folder.toAbsolutePath().resolveSibling("").toString())) {
      return nobody;
    }
    throw new PartFailure(
        "PostgreSQL refuses to run as root, and user " + NOBODY + " cannot enter " + folder,
        "run ./conet as an ordinary user, or put the clone where every user may enter");
  }

  /** An ordinary user. */
  record AsWeAre() implements Unprivileged {
    @Override
    public List<String> prefix() {
      return List.of();
    }
  }

  /** Root seen as nobody. */
  record InNamespace() implements Unprivileged {
    @Override
    public List<String> prefix() {
      return List.of("unshare", "-U");
    }
  }

  /** Root become nobody. */
  record Nobody() implements Unprivileged {
    @Override
    public List<String> prefix() {
      return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    @Override
    public void own(Path folder) throws IOException, InterruptedException {
      succeeds("chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
    }
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor();
    return text.strip();
  }
}
