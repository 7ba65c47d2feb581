package network.conet.localnet.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process named so that a reused number cannot be mistaken for it.
 *
 * @param pid the kernel's number
 * @param startTicks clock ticks between boot and the start of the process
 * @param bootId the kernel's identifier of this boot
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {
  private static final Path PROC = Path.of("/proc");

  /** Field 22 of /proc/PID/stat, counted after the command name, which may itself hold spaces. */
  private static final int START_FIELD_AFTER_NAME = 19;

  public ProcessIdentity {
    if (pid <= 0 || startTicks < 0 || bootId.isBlank()) {
      throw new IllegalArgumentException("not a process: " + pid + "/" + startTicks);
    }
  }

  /** The process that has this number now, or empty when there is none or only its exit code. */
  public static Optional<ProcessIdentity> of(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return Optional.empty();
      }
      return Optional.of(
          new ProcessIdentity(pid, Long.parseLong(fields[START_FIELD_AFTER_NAME]), thisBoot()));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Whether exactly this process still runs. */
  public boolean stillRuns() {
    return of(pid).filter(this::equals).isPresent();
  }

  private static String thisBoot() throws IOException {
    return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
  }
}
