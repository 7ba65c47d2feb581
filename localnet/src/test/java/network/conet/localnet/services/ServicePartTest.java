package network.conet.localnet.services;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import network.conet.localnet.part.PartFailure;
import org.junit.jupiter.api.Test;

class ServicePartTest {
  @Test
  void aRelayWhoseRegisteredPortIsInUseSaysSoAndTakesNoOther() throws Exception {
    ServicePart relay;
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      relay = relayAt(stranger.getLocalPort());
      assertThatThrownBy(relay::prepare)
          .isInstanceOf(PartFailure.class)
          .hasMessageContaining("another program has port " + stranger.getLocalPort());
    }
    assertThatCode(relay::prepare).doesNotThrowAnyException();
  }

  private static ServicePart relayAt(int port) {
    return new ServicePart(
        "own-relay",
        List.of(),
        Path.of("java"),
        Path.of("services/relay"),
        Path.of("data"),
        1,
        1,
        64,
        Map.of(ServicePart.RELAY_PORT, Integer.toString(port)));
  }
}
