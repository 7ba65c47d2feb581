package network.conet.localnet.part;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.probe.Waiting;
import network.conet.localnet.process.Launch;
import network.conet.localnet.process.Launcher;
import network.conet.localnet.process.ProcessIdentity;
import network.conet.localnet.process.ProcessRecord;
import network.conet.localnet.process.RunFolder;
import network.conet.localnet.process.Stopping;

/** Starts one part, or finds that it runs already. */
final class Starter {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final int LAST_LINES = 12;
  private final RunFolder run;
  private final Logs logs;
  private final BooleanSupplier othersAreWell;
  private final Consumer<String> startedNow;

  Starter(RunFolder run, Logs logs, BooleanSupplier othersAreWell, Consumer<String> startedNow) {
    this.run = run;
    this.logs = logs;
    this.othersAreWell = othersAreWell;
    this.startedNow = startedNow;
  }

  Outcome start(Part part) {
    long begin = System.nanoTime();
    try {
      Optional<Launch> launch = part.launch();
      boolean ran = launch.isPresent() && keepsRunning(part, launch.get());
      if (!ran) {
        part.prepare();
        if (launch.isPresent()) {
          begin(part, launch.get());
        }
      }
      awaitReady(part);
      part.whenReady();
      return ran
          ? new Outcome.WasRunning(part.name())
          : new Outcome.Ready(part.name(), Duration.ofNanos(System.nanoTime() - begin));
    } catch (PartFailure failure) {
      return failed(part, String.valueOf(failure.getMessage()), failure.cure());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return failed(part, "interrupted", part.cure());
    } catch (IOException | RuntimeException unexpected) {
      return failed(part, unexpected.toString(), part.cure());
    }
  }

  /** Whether the part runs as it would be started now; one that is out of date is stopped. */
  private boolean keepsRunning(Part part, Launch launch) throws IOException, InterruptedException {
    Optional<ProcessRecord> record = run.alive(part.name());
    if (record.isEmpty()) {
      return false;
    }
    if (record.get().fingerprint().equals(Fingerprint.of(launch, part.program()))) {
      return true;
    }
    Stopping.stop(record.get(), STOP_PATIENCE);
    run.forget(part.name());
    return false;
  }

  private void begin(Part part, Launch launch) throws IOException {
    logs.mark(part.name(), "start");
    ProcessIdentity process = Launcher.start(launch, logs.file(part.name()));
    run.record(
        new ProcessRecord(
            part.name(),
            process,
            Fingerprint.of(launch, part.program()),
            part.stopSignal(),
            part.needs(),
            part.address(),
            logs.file(part.name()).toString()));
    startedNow.accept(part.name());
  }

  private void awaitReady(Part part) throws InterruptedException, PartFailure {
    boolean process = part.launch().isPresent();
    BooleanSupplier alive = () -> !process || run.alive(part.name()).isPresent();
    Probe.Answer answer =
        Waiting.await(
            part.started(),
            part.patience(),
            () -> alive.getAsBoolean() && othersAreWell.getAsBoolean());
    if (!alive.getAsBoolean()) {
      throw new PartFailure("its process ended", part.cure());
    }
    if (!answer.ready()) {
      throw new PartFailure(answer.detail(), part.cure());
    }
  }

  private Outcome failed(Part part, String reason, String cure) {
    return new Outcome.Failed(part.name(), reason, cure, logs.lastLines(part.name(), LAST_LINES));
  }
}
