package network.conet.relay.measure;

import java.io.IOException;
import java.time.Duration;
import network.conet.relay.peers.Peer;
import network.conet.units.BytesPerSecond;
import network.conet.units.Hash32;

/** Port: what can be asked of a peer over the wire. */
public interface PeerProbe {
  /**
   * What came back.
   *
   * @param elapsed at least a millisecond
   */
  record Throughput(BytesPerSecond rate, Duration elapsed) {}

  /** Whether the peer proves within the time limit that it is there, with its registered keys. */
  boolean answers(Peer peer, Hash32 nonce) throws IOException;

  Throughput measure(Peer peer, Duration duration) throws IOException;
}
