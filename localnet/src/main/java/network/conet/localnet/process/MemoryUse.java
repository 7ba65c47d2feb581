package network.conet.localnet.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Proportional set size: memory shared by several processes is split between them, so that the sum
 * over all parts is what the machine really gives to the network.
 */
public final class MemoryUse {
  private static final long KIB = 1024;

  private MemoryUse() {}

  /** Bytes of a process and of everything it started; 0 when it is gone. */
  public static long pssBytes(ProcessIdentity process) {
    if (!process.stillRuns()) {
      return 0;
    }
    LongStream children =
        ProcessHandle.of(process.pid()).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(ProcessHandle::pid);
    return LongStream.concat(LongStream.of(process.pid()), children).map(MemoryUse::ofOne).sum();
  }

  private static long ofOne(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException goneMeanwhile) {
      return 0;
    }
  }
}
