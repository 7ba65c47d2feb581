package network.conet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrinterTest {
  private static String text(String json, String... columns) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Printer(new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .text(new JsonMapper().readTree(json), List.of(columns));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void showsAPersonTokensNotBaseUnits() throws IOException {
    assertThat(text("{\"balance\":\"1500000000000000000\",\"block\":7}"))
        .isEqualTo("balance  1.5\nblock    7\n");
  }

  @Test
  void showsListsAsTablesAndHowToGoOn() throws IOException {
    assertThat(
            text("{\"items\":[{\"epoch\":2,\"state\":\"active\"},{\"epoch\":10}],\"next\":\"c\"}"))
        .isEqualTo("epoch  state\n2      active\n10     -\nmore: --cursor c\n");
  }

  @Test
  void saysThatAListIsEmpty() throws IOException {
    assertThat(text("{\"items\":[],\"next\":null}")).isEqualTo("none\n");
  }

  @Test
  void showsWhatStandsBesideAList() throws IOException {
    assertThat(text("{\"claimable\":\"0\",\"items\":[],\"next\":null,\"block\":9}"))
        .isEqualTo("claimable  0\nnone\n");
  }

  @Test
  void keepsToTheColumnsAskedForAndShortensAllHashesButTheRowsName() throws IOException {
    String hash = "0x" + "ab".repeat(32);
    assertThat(
            text(
                "{\"items\":[{\"more\":1,\"id\":\"%s\",\"root\":\"%s\"}]}".formatted(hash, hash),
                "id",
                "root"))
        .contains(hash)
        .contains("  0xababab..abab\n")
        .doesNotContain("more");
  }

  @Test
  void readsAParametersNumbersInItsUnit() throws IOException {
    assertThat(
            text(
                "{\"items\":[{\"name\":\"minUptime\",\"value\":\"5000\",\"unit\":\"basis"
                    + " points\"},{\"name\":\"price\",\"value\":\"50000000000000000\",\"unit\":\"base"
                    + " units\"}]}"))
        .contains("minUptime  5000   basis points", "price      0.05   tokens");
  }

  @Test
  void showsTimesAndVotesAsAPersonReadsThem() throws IOException {
    assertThat(
            text(
                "{\"items\":[{\"voteEnd\":1795525677,\"votesFor\":\"2500000000000000000\"}]}",
                "voteEnd",
                "votesFor"))
        .contains("2026-11-24T13:07:57Z  2.5");
  }

  @Test
  void showsWhatIsInsideAnObjectLineByLine() throws IOException {
    assertThat(text("{\"contracts\":{\"Escrow\":\"0x12\"}}"))
        .isEqualTo("contracts\n  Escrow  0x12\n");
  }

  @Test
  void showsInItsRowWhatIsLeavingANode() throws IOException {
    assertThat(
            text(
                "{\"items\":[{\"node\":\"n\",\"unbondings\":[{\"shares\":\"7\",\"startedAt\":0}]},"
                    + "{\"node\":\"m\",\"unbondings\":[]}]}",
                "node",
                "unbondings"))
        .contains("n     shares 7, startedAt 1970-01-01T00:00:00Z\nm     -\n");
  }
}
