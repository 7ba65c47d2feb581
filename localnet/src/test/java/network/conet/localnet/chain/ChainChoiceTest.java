package network.conet.localnet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import network.conet.localnet.part.PartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainChoiceTest {
  @TempDir Path folder;

  @Test
  void withoutABesuItIsAnvil() throws Exception {
    assertThat(ChainChoice.of("", Map.of())).isEqualTo(new ChainChoice.Anvil());
  }

  @Test
  void aBesuThatIsFoundIsPreferred() throws Exception {
    Path program = besu();
    assertThat(ChainChoice.of("", Map.of("PATH", "/bin:" + program.getParent())))
        .isEqualTo(new ChainChoice.Besu(program));
    assertThat(ChainChoice.of("", Map.of("BESU_HOME", folder.toString())))
        .isEqualTo(new ChainChoice.Besu(program));
  }

  @Test
  void aWishThatCannotBeMetIsRefusedWithACure() {
    assertThatThrownBy(() -> ChainChoice.of("besu", Map.of()))
        .isInstanceOfSatisfying(
            PartFailure.class, failure -> assertThat(failure.cure()).contains("BESU_HOME"));
    assertThatThrownBy(() -> ChainChoice.of("geth", Map.of())).isInstanceOf(PartFailure.class);
  }

  @Test
  void aNetworkKeepsTheChainItWasStartedWith() throws Exception {
    Path file = folder.resolve("net").resolve("chain");
    ChainChoice.keep("anvil", file, Map.of());
    besu();
    Map<String, String> withBesu = Map.of("BESU_HOME", folder.toString());
    assertThat(ChainChoice.keep("", file, withBesu)).isEqualTo(new ChainChoice.Anvil());
    assertThatThrownBy(() -> ChainChoice.keep("besu", file, withBesu))
        .hasMessageContaining("anvil");
  }

  @Test
  void aLaterCommandNeedNotBeToldWhereBesuIs() throws Exception {
    Path file = folder.resolve("net").resolve("chain");
    Path program = besu();
    ChainChoice.keep("besu", file, Map.of("BESU_HOME", folder.toString()));
    assertThat(ChainChoice.keep("", file, Map.of())).isEqualTo(new ChainChoice.Besu(program));

    Path moved = Files.createDirectories(folder.resolve("moved/bin")).resolve("besu");
    Files.move(program, moved);
    assertThatThrownBy(() -> ChainChoice.keep("", file, Map.of())).hasMessageContaining("no Besu");
    String home = folder.resolve("moved").toString();
    assertThat(ChainChoice.keep("", file, Map.of("BESU_HOME", home)))
        .isEqualTo(new ChainChoice.Besu(moved));
    assertThat(ChainChoice.keep("", file, Map.of())).isEqualTo(new ChainChoice.Besu(moved));
  }

  @Test
  void aGenesisNamesItsOneValidator() {
    String extra = BesuGenesis.extraData("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
    int payload = Integer.parseInt(extra.substring(4, 6), 16);
    assertThat(extra).startsWith("0xf83aa0");
    assertThat((extra.length() - 6) / 2).isEqualTo(payload);
    assertThat(extra).contains("d5947e5f4552091a69125d5dfcb7b8c2659029395bdf").endsWith("c080c0");
  }

  private Path besu() throws Exception {
    Path program = folder.resolve("bin").resolve("besu");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
