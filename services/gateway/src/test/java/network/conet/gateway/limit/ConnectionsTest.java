package network.conet.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private final Connections<String> connections = new Connections<>(4, 3, 2);

  @Test
  void closesTheOneOfAnAddressThatHasWaitedLongest() {
    connections.admit("a1", "a");
    connections.admit("a2", "a");
    connections.admit("a3", "a");
    assertThat(connections.admit("a4", "a")).contains("a1");
    assertThat(connections.open()).isEqualTo(3);
  }

  @Test
  void closesTheOneOfAllThatHasWaitedLongestWhenThereIsNoRoom() {
    connections.admit("a1", "a");
    connections.admit("a2", "a");
    connections.admit("b1", "b");
    connections.admit("b2", "b");
    assertThat(connections.admit("c1", "c")).contains("a1");
  }

  @Test
  void sparesWhomAServiceWorksFor() {
    connections.admit("a1", "a");
    connections.admit("a2", "a");
    connections.admit("a3", "a");
    assertThat(connections.busy("a1")).isTrue();
    assertThat(connections.admit("a4", "a")).contains("a2");
  }

  @Test
  void letsAServiceWorkForSoManyOfAnAddressAtOnce() {
    connections.admit("a1", "a");
    connections.admit("a2", "a");
    connections.admit("a3", "a");
    assertThat(connections.busy("a1")).isTrue();
    assertThat(connections.busy("a2")).isTrue();
    assertThat(connections.busy("a3")).isFalse();
    connections.waiting("a1");
    assertThat(connections.busy("a3")).isTrue();
  }

  @Test
  void forgetsWhatIsClosed() {
    connections.admit("a1", "a");
    connections.gone("a1");
    connections.gone("a1");
    assertThat(connections.open()).isZero();
    assertThat(connections.busy("a1")).isFalse();
  }
}
