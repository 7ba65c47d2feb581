package network.conet.relay.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import network.conet.circuit.client.RelayProbe;
import network.conet.relay.peers.AddressRule;
import network.conet.relay.peers.Peer;
import network.conet.relay.peers.RelayIdentity;
import network.conet.units.BytesPerSecond;
import network.conet.units.Hash32;

/** Probes over the wire of circuits, so that what is measured is what carries. */
public final class CircuitProbe implements PeerProbe {
  private static final long NANOS = 1_000_000_000L;
  private final RelayIdentity self;
  private final Duration timeout;
  private final AddressRule addresses;

  public CircuitProbe(RelayIdentity self, Duration timeout, AddressRule addresses) {
    this.self = self;
    this.addresses = addresses;
    this.timeout = timeout;
  }

  @Override
  public boolean answers(Peer peer, Hash32 nonce) throws IOException {
    try (RelayProbe probe = open(peer)) {
      return probe.answers(nonce, peer.hotKey());
    }
  }

  @Override
  public Throughput measure(Peer peer, Duration duration) throws IOException {
    try (RelayProbe probe = open(peer)) {
      RelayProbe.Echoed echoed = probe.measure(self.nodeId(), self.hotKey(), duration);
      long rate = Math.multiplyExact(echoed.bytes().bytes(), NANOS) / echoed.elapsed().toNanos();
      return new Throughput(BytesPerSecond.of(rate), echoed.elapsed());
    }
  }

  private RelayProbe open(Peer peer) throws IOException {
    return RelayProbe.open(peer.nodeId(), address(peer), peer.onionKey(), timeout);
  }

  /** Nobody can reach a relay at an address that is not for everybody. */
  private InetSocketAddress address(Peer peer) throws IOException {
    for (InetAddress address : InetAddress.getAllByName(peer.endpoint().getHostString())) {
      if (addresses.permits(address)) {
        return new InetSocketAddress(address, peer.endpoint().getPort());
      }
    }
    throw new IOException("the registered address is private");
  }
}
