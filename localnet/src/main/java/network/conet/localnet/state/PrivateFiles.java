package network.conet.localnet.state;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files and folders that only their owner reads. */
public final class PrivateFiles {
  private static final List<String> CLOSED =
      List.of("logs", "run", "relays", "secrets", "people", "own-relays", "demo");

  private PrivateFiles() {}

  /** Creates the folder and its parents; only the last is closed to others. */
  public static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }

  /**
   * The folder of all that a network remembers: stores, logs, people. Others may pass through it,
   * as a database that must not run as root has to, but what is in it is closed to them, apart from
   * the way to the data of that database.
   */
  public static Path stateFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    set(folder, "rwx--x--x");
    set(Files.createDirectories(folder.resolve("data")), "rwx--x--x");
    for (String closed : CLOSED) {
      folder(folder.resolve(closed));
    }
    return folder;
  }

  private static void set(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  /** Replaces the file in one step: a reader sees the old text or the new one. */
  public static void replace(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft =
        Files.createTempFile(
            folder,
            file.getFileName().toString(),
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text);
    Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  /** Deletes a folder with all it holds; links are removed, never followed. */
  public static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
