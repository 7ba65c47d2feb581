package network.conet.localnet.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Ends a process: asked first, forced when it does not listen. */
public final class Stopping {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(40);

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
    long deadline = System.nanoTime() + patience.toNanos();
    while (process.stillRuns() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_AGAIN);
    }
    boolean inOrder = !process.stillRuns();
    if (!inOrder) {
      signal(process, "KILL");
      family.forEach(ProcessHandle::destroyForcibly);
    }
    return inOrder;
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
