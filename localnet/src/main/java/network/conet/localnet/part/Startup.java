package network.conet.localnet.part;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import network.conet.localnet.process.RunFolder;

/** Starts parts in parallel, in the order of their needs. */
public final class Startup {
  private final RunFolder run;
  private final Logs logs;
  private final Starter starter;
  private final Progress progress;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final Set<String> startedNow = ConcurrentHashMap.newKeySet();

  public Startup(RunFolder run, Logs logs, Progress progress) {
    this.run = run;
    this.logs = logs;
    this.progress = progress;
    this.starter = new Starter(run, logs, () -> !failed.get(), startedNow::add);
  }

  /** One outcome a part, in the order given. Whatever this call started is stopped on a failure. */
  public List<Outcome> start(List<Part> parts) throws IOException, InterruptedException {
    List<Part> ordered = Order.byNeeds(parts);
    Map<String, CompletableFuture<Outcome>> outcomes = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Part part : ordered) {
        List<CompletableFuture<Outcome>> needs = new ArrayList<>();
        for (String need : part.needs()) {
          CompletableFuture<Outcome> known = outcomes.get(need);
          if (known != null) {
            needs.add(known);
          }
        }
        outcomes.put(
            part.name(),
            CompletableFuture.allOf(needs.toArray(CompletableFuture[]::new))
                .thenApplyAsync(unused -> startOne(part), threads));
      }
      CompletableFuture.allOf(outcomes.values().toArray(CompletableFuture[]::new)).join();
    }
    List<Outcome> all = new ArrayList<>();
    for (Part part : parts) {
      CompletableFuture<Outcome> outcome = outcomes.get(part.name());
      if (outcome != null) {
        all.add(outcome.join());
      }
    }
    if (failed.get()) {
      new Shutdown(run, progress, Duration.ofSeconds(15)).stop(Set.copyOf(startedNow));
    }
    return all;
  }

  /** Starts parts side by side, each for itself: one that fails stops nothing but itself. */
  public List<Outcome> startEach(List<Part> parts) throws IOException, InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Outcome>>> starts = new ArrayList<>();
      for (Part part : parts) {
        starts.add(() -> new Startup(run, logs, progress).start(List.of(part)));
      }
      for (Future<List<Outcome>> start : threads.invokeAll(starts)) {
        outcomes.addAll(start.get());
      }
    } catch (ExecutionException failed) {
      throw new IOException(String.valueOf(failed.getCause()), failed);
    }
    return outcomes;
  }

  private Outcome startOne(Part part) {
    if (failed.get()) {
      return new Outcome.Skipped(part.name());
    }
    progress.starting(part.name());
    Outcome outcome = starter.start(part);
    if (outcome instanceof Outcome.Failed && !failed.compareAndSet(false, true)) {
      outcome = new Outcome.Skipped(part.name());
    }
    progress.finished(outcome);
    return outcome;
  }
}
