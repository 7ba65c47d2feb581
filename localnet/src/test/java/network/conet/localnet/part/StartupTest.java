package network.conet.localnet.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;
import network.conet.localnet.process.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {
  @TempDir Path folder;
  private RunFolder run;
  private Logs logs;
  private final List<String> prepared = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void open() {
    run = new RunFolder(folder.resolve("run"));
    logs = new Logs(folder.resolve("logs"), Clock.systemUTC());
  }

  @AfterEach
  void stop() throws Exception {
    new Shutdown(run, Progress.SILENT, Duration.ofSeconds(5)).stopAll();
  }

  @Test
  void aPartStartsAfterWhatItNeeds() throws Exception {
    List<Outcome> outcomes =
        start(sleeper("c", List.of("b")), sleeper("b", List.of("a")), sleeper("a", List.of()));
    assertThat(outcomes).allMatch(Outcome::isReady);
    assertThat(prepared).containsExactly("a", "b", "c");
  }

  @Test
  void whatRunsIsLeftAlone() throws Exception {
    start(sleeper("a", List.of()));
    long pid = run.alive("a").orElseThrow().process().pid();
    assertThat(start(sleeper("a", List.of()))).containsExactly(new Outcome.WasRunning("a"));
    assertThat(run.alive("a").orElseThrow().process().pid()).isEqualTo(pid);
  }

  @Test
  void whatWouldBeStartedDifferentlyIsStartedAnew() throws Exception {
    start(sleeper("a", List.of()));
    long pid = run.alive("a").orElseThrow().process().pid();
    start(new Scripted("a", List.of(), "exec sleep 61", Probe.ALWAYS));
    assertThat(run.alive("a").orElseThrow().process().pid()).isNotEqualTo(pid);
  }

  @Test
  void aFailureNamesThePartShowsItsLogAndStopsWhatWasStarted() throws Exception {
    start(sleeper("before", List.of()));
    List<Outcome> outcomes =
        start(
            sleeper("before", List.of()),
            sleeper("base", List.of()),
            new Scripted("bad", List.of("base"), "echo no such luck; exit 3", never()),
            sleeper("after", List.of("bad")));
    assertThat(outcomes.get(2))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).contains("ended");
              assertThat(failed.lastLines()).contains("no such luck");
              assertThat(failed.cure()).isNotBlank();
            });
    assertThat(outcomes.get(3)).isEqualTo(new Outcome.Skipped("after"));
    assertThat(run.alive("base")).isEmpty();
    assertThat(run.alive("before")).isPresent();
  }

  @Test
  void aPartThatNeverGetsReadyFailsWithItsLastAnswer() throws Exception {
    List<Outcome> outcomes = start(new Scripted("slow", List.of(), "exec sleep 60", never()));
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo("still thinking"));
    assertThat(run.alive("slow")).isEmpty();
  }

  @Test
  void whatIsStartedForItselfStopsNothingElseWhenItFails() throws Exception {
    List<Outcome> outcomes =
        new Startup(run, logs, Progress.SILENT)
            .startEach(
                List.of(
                    new Scripted("bad", List.of(), "exit 3", never()), sleeper("good", List.of())));
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Failed.class);
    assertThat(outcomes.get(1).isReady()).isTrue();
    assertThat(run.alive("good")).isPresent();
  }

  @Test
  void onlyWhatIsNeededCanBeAskedFor() {
    List<Part> parts =
        List.of(
            sleeper("a", List.of()),
            sleeper("b", List.of("a")),
            sleeper("c", List.of("b")),
            sleeper("d", List.of("a")));
    assertThat(Order.with(parts, java.util.Set.of("c")))
        .extracting(Part::name)
        .containsExactly("a", "b", "c");
  }

  @Test
  void partsThatNeedEachOtherAreRefused() {
    assertThatThrownBy(() -> start(sleeper("a", List.of("b")), sleeper("b", List.of("a"))))
        .hasMessageContaining("need each other");
  }

  private List<Outcome> start(Part... parts) throws Exception {
    return new Startup(run, logs, Progress.SILENT).start(List.of(parts));
  }

  private Part sleeper(String name, List<String> needs) {
    return new Scripted(name, needs, "exec sleep 60", Probe.ALWAYS);
  }

  private static Probe never() {
    return () -> Probe.Answer.notYet("still thinking");
  }

  /** A part that is a shell script. */
  private final class Scripted implements Part {
    private final String name;
    private final List<String> needs;
    private final String script;
    private final Probe probe;

    Scripted(String name, List<String> needs, String script, Probe probe) {
      this.name = name;
      this.needs = needs;
      this.script = script;
      this.probe = probe;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<String> needs() {
      return needs;
    }

    @Override
    public void prepare() {
      prepared.add(name);
    }

    @Override
    public Optional<Launch> launch() {
      return Optional.of(Launch.of(List.of("sh", "-c", script), Map.of(), folder));
    }

    @Override
    public Probe probe() {
      return probe;
    }

    @Override
    public Duration patience() {
      return Duration.ofMillis(700);
    }
  }
}
