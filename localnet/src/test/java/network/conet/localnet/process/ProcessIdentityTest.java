package network.conet.localnet.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
  @TempDir Path folder;

  @Test
  void aReusedNumberIsNotTheRecordedProcess() throws Exception {
    ProcessIdentity now = started("exec sleep 60");
    ProcessIdentity earlier = new ProcessIdentity(now.pid(), now.startTicks() - 1, now.bootId());
    ProcessIdentity beforeReboot = new ProcessIdentity(now.pid(), now.startTicks(), "another boot");
    try {
      assertThat(now.stillRuns()).isTrue();
      assertThat(earlier.stillRuns()).isFalse();
      assertThat(beforeReboot.stillRuns()).isFalse();
      assertThat(Stopping.stop(record(earlier), Duration.ofSeconds(1))).isTrue();
      assertThat(now.stillRuns()).isTrue();
    } finally {
      Stopping.stop(record(now), Duration.ofSeconds(5));
    }
    assertThat(now.stillRuns()).isFalse();
  }

  @Test
  void aNameWithSpacesAndParenthesesDoesNotConfuseTheStartTime() throws Exception {
    Path odd = folder.resolve("odd ) name (");
    java.nio.file.Files.createSymbolicLink(odd, Path.of("/bin/sleep"));
    ProcessIdentity process =
        Launcher.start(
            Launch.of(List.of(odd.toString(), "60"), Map.of(), folder), folder.resolve("log"));
    try {
      assertThat(ProcessIdentity.of(process.pid())).contains(process);
    } finally {
      Stopping.stop(record(process), Duration.ofSeconds(5));
    }
  }

  @Test
  void oneThatDoesNotListenIsKilled() throws Exception {
    ProcessIdentity deaf = started("trap '' TERM; echo deaf; while :; do sleep 1; done");
    while (!java.nio.file.Files.readString(folder.resolve("log")).contains("deaf")) {
      Thread.onSpinWait();
    }
    assertThat(Stopping.stop(record(deaf), Duration.ofMillis(200))).isFalse();
    assertThat(deaf.stillRuns()).isFalse();
  }

  @Test
  void memoryIsThatOfTheWholeFamily() throws Exception {
    ProcessIdentity family = started("sleep 60 & echo started; wait");
    while (!java.nio.file.Files.readString(folder.resolve("log")).contains("started")) {
      Thread.onSpinWait();
    }
    try {
      assertThat(MemoryUse.pssBytes(family)).isPositive();
    } finally {
      Stopping.stop(record(family), Duration.ofSeconds(5));
    }
    assertThat(MemoryUse.pssBytes(family)).isZero();
  }

  @Test
  void recordsSurviveInFiles() throws Exception {
    ProcessIdentity process = started("exec sleep 60");
    RunFolder run = new RunFolder(folder.resolve("run"));
    run.record(record(process));
    assertThat(new RunFolder(folder.resolve("run")).alive("part")).contains(record(process));
    Stopping.stop(record(process), Duration.ofSeconds(5));
    assertThat(run.alive("part")).isEmpty();
    assertThat(run.all()).hasSize(1);
    run.forget("part");
    assertThat(run.all()).isEmpty();
  }

  private ProcessIdentity started(String script) throws IOException {
    return Launcher.start(
        Launch.of(List.of("sh", "-c", script), Map.of(), folder), folder.resolve("log"));
  }

  private static ProcessRecord record(ProcessIdentity process) {
    return new ProcessRecord("part", process, "f", StopSignal.TERM, List.of(), "", "log");
  }
}
