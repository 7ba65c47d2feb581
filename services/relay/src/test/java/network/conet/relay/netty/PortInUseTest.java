package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import network.conet.relay.db.SqliteSessionStore;
import network.conet.relay.peers.AddressRule;
import network.conet.relay.peers.RelayIdentity;
import network.conet.relay.session.ReceiptKeeper;
import network.conet.relay.session.SessionDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port is tried again and again while another program has it: no try may leave anything. */
class PortInUseTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void aTryAtAPortInUseSaysSoAndLeavesNoThread() throws IOException, InterruptedException {
    RelayIdentity self = Network.identity();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Network network = new Network();
        SqliteSessionStore store =
            new SqliteSessionStore(folder.resolve("relay.db"), self.nodeId());
        ReceiptKeeper keeper = new ReceiptKeeper(store, () -> {})) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> listen(self, network, store, keeper, taken.getLocalPort()))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
            .hasMessageContaining("in use");
      }
    }
    for (Thread made : since(before)) {
      assertThat(made.join(LONG)).as("%s ends", made.getName()).isTrue();
    }
  }

  /** Netty's threads; one that it keeps for the whole process is none of a try's. */
  private static Set<Thread> since(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(thread -> thread.getName().startsWith("nioEventLoopGroup"))
        .collect(Collectors.toSet());
  }

  private static void listen(
      RelayIdentity self, Network network, SqliteSessionStore store, ReceiptKeeper keeper, int port)
      throws IOException, InterruptedException {
    SessionDesk desk =
        new SessionDesk(
            self.nodeId(),
            Network.DOMAIN,
            (window, denomination) -> Optional.of(Network.ISSUER.publicKey()),
            () -> Network.WINDOW,
            store,
            Network.CREDIT);
    new RelayServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            2,
            self,
            desk,
            keeper,
            network.directory(),
            new ExitPolicy(true, ExitPolicy.USUAL, List.of(), new AddressRule(true)),
            CarryLimits.DEFAULT,
            new CarryCounters())
        .close();
  }
}
