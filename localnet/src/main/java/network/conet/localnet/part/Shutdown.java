package network.conet.localnet.part;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import network.conet.localnet.process.ProcessRecord;
import network.conet.localnet.process.RunFolder;
import network.conet.localnet.process.Stopping;

/** Stops parts in the reverse order of their needs, each wave at once. */
public final class Shutdown {
  private final RunFolder run;
  private final Progress progress;
  private final Duration patience;

  public Shutdown(RunFolder run, Progress progress, Duration patience) {
    this.run = run;
    this.progress = progress;
    this.patience = patience;
  }

  public void stopAll() throws IOException, InterruptedException {
    stop(run.all().stream().map(ProcessRecord::name).collect(Collectors.toSet()));
  }

  /** Stops the named parts; those that others among them still need come later. */
  public void stop(Set<String> names) throws IOException, InterruptedException {
    Map<String, ProcessRecord> left = new HashMap<>();
    run.all().stream()
        .filter(part -> names.contains(part.name()))
        .forEach(part -> left.put(part.name(), part));
    while (!left.isEmpty()) {
      Set<String> needed = new HashSet<>();
      left.values().forEach(part -> needed.addAll(part.needs()));
      List<ProcessRecord> wave =
          left.values().stream().filter(part -> !needed.contains(part.name())).toList();
      wave = wave.isEmpty() ? List.copyOf(left.values()) : wave;
      stopTogether(wave);
      wave.forEach(part -> left.remove(part.name()));
    }
  }

  private void stopTogether(List<ProcessRecord> wave) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> stops =
          wave.stream().<Future<?>>map(part -> threads.submit(() -> stopOne(part))).toList();
      for (Future<?> stop : stops) {
        stop.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException("could not stop", failed.getCause());
    }
  }

  private Void stopOne(ProcessRecord part) throws IOException, InterruptedException {
    boolean ran = part.process().stillRuns();
    boolean inOrder = Stopping.stop(part, patience);
    run.forget(part.name());
    if (ran) {
      progress.stopped(part.name(), inOrder);
    }
    return null;
  }
}
