package network.conet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrinterTest {
  private static String text(String json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Printer(new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .text(new JsonMapper().readTree(json));
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
}
