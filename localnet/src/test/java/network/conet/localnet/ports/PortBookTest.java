package network.conet.localnet.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortBookTest {
  @TempDir Path folder;

  @Test
  void aPortIsKeptOverRestarts() {
    int chosen = new PortBook(file()).port("gateway");
    assertThat(new PortBook(file()).port("gateway")).isEqualTo(chosen);
    assertThat(new PortBook(file()).freePort("gateway")).isEqualTo(chosen);
    assertThat(chosen).isBetween(PortBook.LOWEST, PortBook.HIGHEST);
  }

  @Test
  void aPortThatAStrangerTookIsChosenAnew() throws Exception {
    PortBook book = new PortBook(file());
    int chosen = book.port("gateway");
    try (ServerSocket stranger = new ServerSocket(chosen, 1, InetAddress.getLoopbackAddress())) {
      assertThat(book.freePort("gateway")).isNotEqualTo(stranger.getLocalPort());
    }
    assertThat(new PortBook(file()).port("gateway")).isEqualTo(book.port("gateway"));
  }

  @Test
  void noTwoNamesShareAPort() {
    PortBook book = new PortBook(file(), port -> true, new Few());
    Set<Integer> ports = new HashSet<>();
    for (int name = 0; name < 8; name++) {
      assertThat(ports.add(book.port("part-" + name))).isTrue();
    }
  }

  @Test
  void aMachineWithoutFreePortsIsSaidSo() {
    PortBook book = new PortBook(file(), port -> false, RandomGenerator.getDefault());
    assertThatThrownBy(() -> book.port("gateway")).hasMessageContaining("no free port");
  }

  private Path file() {
    return folder.resolve("ports.json");
  }

  /** Only eight candidates, so that the same is drawn again and again. */
  private static final class Few implements RandomGenerator {
    private int next;

    @Override
    public long nextLong() {
      next++;
      return next;
    }

    @Override
    public int nextInt(int origin, int bound) {
      next++;
      return origin + next / 3 % 8;
    }
  }
}
