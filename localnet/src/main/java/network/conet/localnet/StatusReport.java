package network.conet.localnet;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import network.conet.localnet.part.Logs;
import network.conet.localnet.part.Part;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.MemoryUse;
import network.conet.localnet.process.ProcessRecord;
import network.conet.localnet.process.RunFolder;

/** Looks at every part once, all at the same time. */
final class StatusReport {
  private final RunFolder run;
  private final Logs logs;

  StatusReport(RunFolder run, Logs logs) {
    this.run = run;
    this.logs = logs;
  }

  List<PartStatus> of(List<Part> parts) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<PartStatus>> looks =
          parts.stream().<Callable<PartStatus>>map(part -> () -> of(part)).toList();
      return threads.invokeAll(looks).stream().map(StatusReport::seen).toList();
    }
  }

  private PartStatus of(Part part) throws InterruptedException {
    String log = logs.file(part.name()).toString();
    boolean process = part.launch().isPresent();
    Optional<ProcessRecord> record = run.alive(part.name());
    if (process && record.isEmpty()) {
      return new PartStatus(part.name(), "down", part.address(), 0, 0, log, "");
    }
    Probe.Answer answer = part.probe().ask();
    String well = process || !part.address().isEmpty() ? "up" : "done";
    return new PartStatus(
        part.name(),
        answer.ready() ? well : "unwell",
        part.address(),
        record.map(known -> known.process().pid()).orElse(0L),
        record.map(known -> MemoryUse.pssBytes(known.process())).orElse(0L),
        log,
        answer.detail());
  }

  private static PartStatus seen(Future<PartStatus> look) {
    try {
      return look.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
