package network.conet.circuit.onion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.units.NodeId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final NodeId NODE = NodeId.of(filled(1));
  private final OnionKeyPair registered = OnionKeyPair.generate(RANDOM);

  private static byte[] filled(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return bytes;
  }

  private Handshake.Initiator initiator(OnionPublicKey key) {
    return new Handshake.Initiator(new HopIndex(1), NODE, key, RANDOM);
  }

  @Test
  void bothSidesAgreeAndTwoCircuitsDiffer() throws Exception {
    Handshake.Initiator client = initiator(registered.publicKey());
    Handshake.Response relay = Handshake.respond(client.request(), NODE, registered, RANDOM);
    HopKeys keys = client.finish(relay.answer());
    assertThat(keys.binding()).isEqualTo(relay.keys().binding());
    assertThat(relay.index()).isEqualTo(new HopIndex(1));

    Handshake.Response again = Handshake.respond(client.request(), NODE, registered, RANDOM);
    assertThat(again.keys().binding()).isNotEqualTo(keys.binding());
  }

  @Test
  void whoDoesNotHoldTheRegisteredKeyIsFoundOut() throws Exception {
    OnionKeyPair impostor = OnionKeyPair.generate(RANDOM);
    Handshake.Initiator client = initiator(registered.publicKey());
    byte[] answer = Handshake.respond(client.request(), NODE, impostor, RANDOM).answer();
    assertRefused(() -> client.finish(answer));
  }

  @Test
  void requestForAnotherRelayOrPlaceIsRefused() {
    byte[] request = initiator(registered.publicKey()).request();
    assertRefused(() -> Handshake.respond(request, NodeId.of(filled(2)), registered, RANDOM));
    byte[] fourth = request.clone();
    fourth[0] = 3;
    assertRefused(() -> Handshake.respond(fourth, NODE, registered, RANDOM));
  }

  @Test
  void pointOfSmallOrderIsRefused() {
    byte[] request = initiator(registered.publicKey()).request();
    Arrays.fill(request, 1 + NodeId.BYTES, request.length, (byte) 0);
    assertRefused(() -> Handshake.respond(request, NODE, registered, RANDOM));
  }

  @Test
  void keySurvivesItsFile() throws Exception {
    OnionKeyPair read = OnionKeyPair.parse(registered.exportSecret(), registered.publicKey());
    Handshake.Initiator client = initiator(registered.publicKey());
    byte[] answer = Handshake.respond(client.request(), NODE, read, RANDOM).answer();
    assertThat(client.finish(answer).binding()).isNotNull();
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CircuitException.class,
            e -> assertThat(e.code()).isEqualTo(CloseCode.HANDSHAKE_FAILED));
  }
}
