package network.conet.relay.netty;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.circuit.onion.CircuitStatements;
import network.conet.circuit.onion.Handshake;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.relay.peers.Peer;
import network.conet.relay.peers.PeerDirectory;
import network.conet.relay.peers.RelayIdentity;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/**
 * What the hop before adds to CREATE: that it is a registered relay which extends a circuit.
 * Without it only a first hop is had, so that no client makes a relay its second or third by saying
 * so, and none is the only hop before an exit.
 */
final class LinkProof {
  static final int BYTES = NodeId.BYTES + SignatureBytes.BYTES;

  private LinkProof() {}

  static byte[] sign(byte[] request, RelayIdentity self) {
    return ByteBuffer.allocate(BYTES)
        .put(self.nodeId().toBytes())
        .put(self.hotKey().sign(CircuitStatements.link(request, self.nodeId())).toBytes())
        .array();
  }

  /**
   * @param body of CREATE: the client's request, then the proof
   * @throws CircuitException PEER_UNKNOWN if no active relay vouches for it
   */
  static void require(byte[] body, PeerDirectory peers) throws CircuitException {
    byte[] request = Arrays.copyOf(body, Handshake.REQUEST_BYTES);
    ByteBuffer proof = ByteBuffer.wrap(body, Handshake.REQUEST_BYTES, BYTES);
    byte[] node = new byte[NodeId.BYTES];
    byte[] signature = new byte[SignatureBytes.BYTES];
    proof.get(node).get(signature);
    NodeId before = NodeId.of(node);
    Optional<Peer> peer = peers.find(before);
    if (peer.isEmpty() || !isSigned(peer.get(), request, signature)) {
      throw new CircuitException(CloseCode.PEER_UNKNOWN, "extended by no active relay");
    }
  }

  private static boolean isSigned(Peer peer, byte[] request, byte[] signature) {
    try {
      return SignatureRecovery.isSignedBy(
          peer.hotKey(),
          CircuitStatements.link(request, peer.nodeId()),
          SignatureBytes.of(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
