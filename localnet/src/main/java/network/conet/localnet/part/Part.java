package network.conet.localnet.part;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;
import network.conet.localnet.process.StopSignal;

/** One thing that runs, or one step that must have happened, before others can start. */
public interface Part {
  String name();

  /** Names of the parts that must be ready first. */
  default List<String> needs() {
    return List.of();
  }

  /** Where people reach it; empty for a step. */
  default String address() {
    return "";
  }

  /** Data folders, configuration files. Runs before every start of the process; repeatable. */
  default void prepare() throws IOException, InterruptedException, PartFailure {}

  /** The process, or empty for a step and for what runs elsewhere. */
  default Optional<Launch> launch() {
    return Optional.empty();
  }

  /** The program's file, so that a rebuilt program is started anew. */
  default Optional<Path> program() {
    return Optional.empty();
  }

  default Probe probe() {
    return Probe.ALWAYS;
  }

  /**
   * What has to hold for a start to go on: the probe, but for a part whose readiness is not this
   * network's affair alone.
   */
  default Probe started() {
    return probe();
  }

  /** How long it may take until it has started. */
  default Duration patience() {
    return Duration.ofSeconds(180);
  }

  /** Runs once the probe holds, before others may start; repeatable. */
  default void whenReady() throws IOException, InterruptedException, PartFailure {}

  default StopSignal stopSignal() {
    return StopSignal.TERM;
  }

  /** What to do when it does not start. */
  default String cure() {
    return "read its log; ./conet reset starts from nothing";
  }
}
