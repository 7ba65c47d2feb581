package network.conet.localnet.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Ends a process: asked first, forced when it does not listen. */
public final class Stopping {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(40);

  /** The kernel takes a killed process down in its own time; its ports are its own until then. */
  private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);

  private Stopping() {}

  /** Whether the process ended in order; {@code false} means it had to be killed. */
  public static boolean stop(ProcessRecord part, Duration patience)
      throws IOException, InterruptedException {
    ProcessIdentity process = part.process();
    if (!process.stillRuns()) {
      return true;
    }
    List<ProcessHandle> family = descendants(process);
    signal(process, part.stopSignal().name());
    boolean inOrder = isGoneWithin(process, patience);
    if (!inOrder) {
      signal(process, "KILL");
      family.forEach(ProcessHandle::destroyForcibly);
      isGoneWithin(process, KILLED_WITHIN);
    }
    return inOrder;
  }

  private static boolean isGoneWithin(ProcessIdentity process, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (process.stillRuns()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return true;
  }

  private static List<ProcessHandle> descendants(ProcessIdentity process) {
    return ProcessHandle.of(process.pid()).stream().flatMap(ProcessHandle::descendants).toList();
  }

  /** By the shell's own kill, which every machine has; the process is checked just before. */
  private static void signal(ProcessIdentity process, String signal)
      throws IOException, InterruptedException {
    if (process.stillRuns()) {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }
}
