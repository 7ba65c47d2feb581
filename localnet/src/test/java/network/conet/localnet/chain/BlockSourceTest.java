package network.conet.localnet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import network.conet.localnet.part.PartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockSourceTest {
  private static final ChainChoice BESU = new ChainChoice.Besu(Path.of("/opt/besu/bin/besu"));

  @TempDir Path folder;

  @Test
  void withoutAWishItIsTheChainServiceOrWhatItWas() throws Exception {
    Path file = folder.resolve("source");
    assertThat(BlockSource.keep("", file, BESU)).isEqualTo(BlockSource.CHAIN);
    assertThat(BlockSource.keep("plugin", file, BESU)).isEqualTo(BlockSource.PLUGIN);
    assertThat(BlockSource.keep("", file, BESU)).isEqualTo(BlockSource.PLUGIN);
    assertThat(BlockSource.keep("both", file, BESU)).isEqualTo(BlockSource.BOTH);
    assertThat(BlockSource.keep("", file, BESU)).isEqualTo(BlockSource.BOTH);
    assertThat(BlockSource.keep("chain", file, BESU)).isEqualTo(BlockSource.CHAIN);
  }

  @Test
  void thePluginNeedsABesu() throws Exception {
    Path file = folder.resolve("source");
    assertThatThrownBy(() -> BlockSource.keep("plugin", file, new ChainChoice.Anvil()))
        .isInstanceOfSatisfying(
            PartFailure.class, failure -> assertThat(failure.cure()).contains("--chain besu"));
    assertThat(BlockSource.keep("", file, new ChainChoice.Anvil())).isEqualTo(BlockSource.CHAIN);
    assertThatThrownBy(() -> BlockSource.keep("kafka", file, BESU))
        .hasMessageContaining("unknown source");
  }
}
