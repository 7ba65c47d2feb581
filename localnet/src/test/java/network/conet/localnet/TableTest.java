package network.conet.localnet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void alignsColumnsUnderTheirHeads() {
    assertThat(new Table("part", "state").row("node", "up").toString())
        .isEqualTo("  part  state\n  -----------\n  node  up\n");
  }

  @Test
  void breaksALongCellAtBlanksAndKeepsTheOtherCellsOnItsFirstLine() {
    String words = "twelve chars ".repeat(10).strip();
    String[] lines = new Table("a", "b").row(words, "end").toString().split("\n", -1);
    assertThat(lines[2]).startsWith("  twelve chars").endsWith("end");
    assertThat(lines[3]).startsWith("  ").doesNotContain("end");
    assertThat(lines[2].replace("end", "").strip() + " " + lines[3].strip()).isEqualTo(words);
  }

  @Test
  void neverBreaksAWord() {
    String path = "/a".repeat(100);
    assertThat(new Table("log").row(path).toString()).contains(path);
  }
}
