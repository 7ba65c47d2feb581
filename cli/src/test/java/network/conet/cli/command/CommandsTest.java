package network.conet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Command lines as they are typed, up to the point where a network would be needed. */
@ResourceLock(Resources.SYSTEM_OUT)
class CommandsTest {
  private static final String NODE = "0x" + "11".repeat(32);
  private static final String NOWHERE = "--gateway=http://127.0.0.1:9";

  @TempDir Path folder;

  private record Ran(int exit, String out, String err) {}

  private static Ran run(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    try {
      int exit = Commands.run(words);
      return new Ran(
          exit, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Ran refused(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(NOWHERE);
    all.add("--key=" + folder.resolve("key.json"));
    all.add("--json");
    return run(all.toArray(String[]::new));
  }

  @Test
  void everyCommandExplainsItself() {
    assertThat(run("--help").out()).contains("stake", "delegate", "claim", "propose", "vote");
    for (var command : Commands.tree().getSubcommands().entrySet()) {
      Ran help = run(command.getKey(), "--help");
      assertThat(help.exit()).as(command.getKey()).isZero();
      assertThat(help.out()).contains("Usage: conet " + command.getKey());
    }
  }

  @Test
  void everyCommandThatDoesSomethingTakesJson() {
    List<CommandLine> leaves = new ArrayList<>();
    collect(Commands.tree(), leaves);
    assertThat(leaves).hasSizeGreaterThan(25);
    for (CommandLine leaf : leaves) {
      assertThat(leaf.getCommandSpec().findOption("--json"))
          .as(leaf.getCommandSpec().qualifiedName())
          .isNotNull();
    }
  }

  private static void collect(CommandLine command, List<CommandLine> leaves) {
    if (command.getSubcommands().isEmpty()) {
      leaves.add(command);
    }
    command.getSubcommands().values().forEach(sub -> collect(sub, leaves));
  }

  @Test
  void wrongUsageEndsWithTwoAndSaysWhatIsMissing() {
    Ran unknown = run("stak");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("stak");
    assertThat(run("delegate").err()).contains("Missing required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e3",
        "0x10",
        "1.0000000000000000001",
        "99999999999999",
        "999999999999",
        "five",
        ""
      })
  void refusesAmountsThatAreNone(String amount) throws IOException {
    Ran ran = refused("delegate", NODE, amount);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(new JsonMapper().readTree(ran.out()).path("error").asText())
        .isEqualTo("INVALID_ARGUMENT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x12", "alice", "0x52908400098527886E0F7030069857D2E4169Ee7"})
  void refusesAddressesThatAreNoneOrMistyped(String address) throws IOException {
    Ran ran = refused("rewards", address);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(new JsonMapper().readTree(ran.out()).path("error").asText())
        .isEqualTo("INVALID_ARGUMENT");
  }

  @Test
  void saysInASentenceThatNobodyAnswers() {
    Ran ran = run("epochs", NOWHERE);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("127.0.0.1:9").doesNotContain("Exception");
  }

  @Test
  void asksForAKeyOrAnAccountWhereNeitherIsGiven() {
    Ran ran = run("rewards", NOWHERE, "--key=" + folder.resolve("key.json"));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("conet key new", "name the account");
  }

  @Test
  void everyOptionAndParameterIsExplained() {
    List<CommandLine> leaves = new ArrayList<>();
    collect(Commands.tree(), leaves);
    for (CommandLine leaf : leaves) {
      for (var argument : leaf.getCommandSpec().args()) {
        assertThat(argument.description())
            .as(leaf.getCommandSpec().qualifiedName() + " " + argument.paramLabel())
            .isNotEmpty();
      }
    }
  }

  @Test
  void aProgramReadsWrongUsageAsJsonToo() throws IOException {
    Ran ran = run("delegate", "--json");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).isEmpty();
    var said = new JsonMapper().readTree(ran.out());
    assertThat(said.path("error").asText()).isEqualTo("WRONG_USAGE");
    assertThat(said.path("message").asText()).contains("NODE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "ftp://127.0.0.1", "http:///x", "127.0.0.1:9"})
  void refusesGatewaysThatAreNone(String gateway) {
    Ran ran = run("epochs", "--gateway=" + gateway);
    assertThat(ran.exit()).isNotZero();
    assertThat(ran.err()).contains(gateway).doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "9223372036854775807", "1073741825"})
  void refusesBudgetsThatNobodySells(String budget) throws IOException {
    Ran ran = refused("download", "http://a.example/b", "--output=x", "--budget=" + budget);
    assertThat(new JsonMapper().readTree(ran.out()).path("error").asText())
        .isEqualTo("INVALID_ARGUMENT");
  }

  @Test
  void refusesBeforeItPaysWhatItCouldNotFetchOrKeep() throws IOException {
    Ran scheme = refused("download", "ftp://a.example/b", "--output=x");
    assertThat(new JsonMapper().readTree(scheme.out()).path("error").asText())
        .isEqualTo("UNSUPPORTED_URL");
    Ran place = refused("download", "http://a.example/b", "--output=" + folder);
    assertThat(new JsonMapper().readTree(place.out()).path("error").asText())
        .isEqualTo("CANNOT_WRITE");
  }

  @Test
  void goesOnInEveryListThatSaysHow() {
    for (String list : List.of("rewards", "proofs", "epochs", "proposals")) {
      assertThat(Commands.tree().getSubcommands().get(list).getCommandSpec().findOption("--cursor"))
          .as(list)
          .isNotNull();
    }
    assertThat(refused("epochs", "--limit=201").out()).contains("1 to 200");
  }

  @Test
  void namesTheChoicesThereAre() {
    assertThat(refused("vote", "1", "maybe").out())
        .contains("for, against or abstain")
        .doesNotContain("network.conet");
  }
}
