package network.conet.client.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.circuit.onion.OnionPublicKey;
import network.conet.client.NotAvailable;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.junit.jupiter.api.Test;

class RouteChoiceTest {
  private static final OnionPublicKey KEY = OnionKeyPair.generate(new SecureRandom()).publicKey();
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Random random = new Random(5);
  private final List<Relay> relays = new ArrayList<>();
  private final RelayMemory memory = new RelayMemory(Clock.fixed(NOON, ZoneOffset.UTC));
  private final RouteChoice choice = RouteChoice.drawn(() -> relays, memory, random);

  private Relay relay(int number, int owner, int prefix, String host) {
    Relay relay =
        new Relay(
            NodeId.parse("0x" + "%064x".formatted(number)),
            InetSocketAddress.createUnresolved(host, 9000),
            KEY,
            AccountAddress.parse("0x" + "%040x".formatted(owner)),
            Hash32.parse("0x" + "%064x".formatted(prefix)));
    relays.add(relay);
    return relay;
  }

  @Test
  void relaysOfARouteAreOfDifferentOwnersAndNetworks() throws NotAvailable {
    for (int i = 0; i < 30; i++) {
      relay(i, i % 5, i % 7, "127.0.0.1");
    }
    Set<NodeId> seen = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      List<Relay> route = choice.next(Set.of()).relays();
      assertThat(route.stream().map(Relay::owner).distinct()).hasSize(3);
      assertThat(route.stream().map(Relay::prefix).distinct()).hasSize(3);
      route.forEach(relay -> seen.add(relay.node()));
    }
    assertThat(seen).hasSize(30);
  }

  @Test
  void networkThatAnAddressIsReallyInCountsToo() {
    relay(1, 1, 1, "203.0.113.1");
    relay(2, 2, 2, "203.0.113.99");
    relay(3, 3, 3, "198.51.100.1");
    refuses();
  }

  @Test
  void oneOwnerMakesNoRoute() {
    for (int i = 0; i < 3; i++) {
      relay(i, 1, i, "127.0.0.1");
    }
    refuses();
  }

  private void refuses() {
    assertThatExceptionOfType(NotAvailable.class)
        .isThrownBy(() -> choice.next(Set.of()))
        .satisfies(e -> assertThat(e.code()).isEqualTo("TOO_FEW_RELAYS"));
  }

  @Test
  void relayThatFailedIsLeftWhileThereAreOthers() throws NotAvailable {
    for (int i = 0; i < 4; i++) {
      relay(i, i, i, "127.0.0.1");
    }
    NodeId bad = relays.getFirst().node();
    memory.failed(bad);
    for (int i = 0; i < 50; i++) {
      assertThat(choice.next(Set.of()).nodes()).doesNotContain(bad);
    }
    relays.removeLast();
    assertThat(choice.next(Set.of()).nodes()).contains(bad);
  }

  @Test
  void relayIsLeftTwiceAsLongEachTimeAndForgivenOnceItWorks() {
    NodeId bad = relay(1, 1, 1, "127.0.0.1").node();
    memory.failed(bad);
    assertThat(memory.avoided()).containsEntry(bad, NOON.plusSeconds(30));
    memory.failed(bad);
    assertThat(memory.avoided()).containsEntry(bad, NOON.plusSeconds(60));
    for (int i = 0; i < 100; i++) {
      memory.failed(bad);
    }
    assertThat(memory.avoided()).containsEntry(bad, NOON.plus(Duration.ofHours(1)));
    memory.worked(bad);
    assertThat(memory.avoided()).isEmpty();
  }

  @Test
  void lastRelayIsOneThatLetsStreamsLeave() throws NotAvailable {
    for (int i = 0; i < 3; i++) {
      relay(i, i, i, "127.0.0.1");
    }
    NodeId one = relays.get(0).node();
    NodeId two = relays.get(1).node();
    memory.isNoExit(one);
    for (int i = 0; i < 20; i++) {
      assertThat(choice.next(Set.of(two)).exit()).isEqualTo(relays.get(2));
    }
    memory.isNoExit(relays.get(2).node());
    assertThatExceptionOfType(NotAvailable.class).isThrownBy(() -> choice.next(Set.of(two)));
  }
}
