package network.conet.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds the whole project, found from wherever a test runs. */
public final class RepositoryRoot {
  private RepositoryRoot() {}

  public static Path find() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn"))) {
        return folder;
      }
    }
    throw new IllegalStateException("not inside the project: " + Path.of("").toAbsolutePath());
  }
}
