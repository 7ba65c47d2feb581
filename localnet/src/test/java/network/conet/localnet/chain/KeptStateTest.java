package network.conet.localnet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStateTest {
  @TempDir Path folder;

  @Test
  void theCopyThatIsFurtherOnWins() throws IOException {
    write(KeptState.own(folder), 7);
    write(KeptState.kept(folder), 9);
    KeptState.restore(folder);
    assertThat(KeptState.block(KeptState.own(folder))).contains(BigInteger.valueOf(9));
    write(KeptState.own(folder), 12);
    KeptState.restore(folder);
    assertThat(KeptState.block(KeptState.own(folder))).contains(BigInteger.valueOf(12));
  }

  @Test
  void aCopyCutShortIsNotUsed() throws IOException {
    Files.writeString(KeptState.own(folder), "{\"block\":{\"number\":\"0x63\"},\"acc");
    write(KeptState.kept(folder), 9);
    KeptState.restore(folder);
    assertThat(KeptState.block(KeptState.own(folder))).contains(BigInteger.valueOf(9));
  }

  @Test
  void withoutAWholeCopyTheChainStartsAnew() throws IOException {
    Files.writeString(KeptState.own(folder), "{\"block\":");
    KeptState.restore(folder);
    assertThat(KeptState.own(folder)).doesNotExist();
  }

  private static void write(Path file, int block) throws IOException {
    Files.writeString(
        file, "{\"block\":{\"number\":\"0x" + Integer.toHexString(block) + "\"},\"accounts\":{}}");
  }
}
