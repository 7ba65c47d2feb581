package network.conet.localnet.part;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;

/** One log a part, added to over starts and cut when it has grown large. */
public final class Logs {
  private static final long LARGE = 20L << 20;
  private static final int TAIL_BYTES = 64 << 10;
  private final Path folder;
  private final Clock clock;

  public Logs(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  public Path file(String part) {
    return folder.resolve(part + ".log");
  }

  /** Writes a line that separates one start from the one before. */
  void mark(String part, String what) throws IOException {
    Files.createDirectories(folder);
    Path file = file(part);
    if (Files.exists(file) && Files.size(file) > LARGE) {
      Files.move(
          file, folder.resolve(part + ".log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(
        file,
        "==== " + clock.instant() + " " + part + " " + what + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The end of the newest start's output. */
  public List<String> lastLines(String part, int count) {
    try (RandomAccessFile log = new RandomAccessFile(file(part).toFile(), "r")) {
      long from = Math.max(0, log.length() - TAIL_BYTES);
      byte[] tail = new byte[Math.toIntExact(log.length() - from)];
      log.seek(from);
      log.readFully(tail);
      List<String> lines =
          new String(tail, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException none) {
      return List.of();
    }
  }
}
