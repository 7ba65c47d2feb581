package network.conet.circuit.client;

import java.net.InetSocketAddress;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.onion.OnionPublicKey;
import network.conet.evidence.voucher.Voucher;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;

/**
 * A relay as the registry names it, with the voucher and session key to use it by. Only the first
 * hop's address is used by the client; relays look up each other.
 *
 * @param usedBefore what earlier circuits used of the voucher, by the client's own count
 */
public record Hop(
    NodeId nodeId,
    InetSocketAddress address,
    OnionPublicKey onionKey,
    Voucher voucher,
    SigningKey sessionKey,
    ByteCount usedBefore) {
  /** With a voucher that no circuit has used. */
  public Hop(
      NodeId nodeId,
      InetSocketAddress address,
      OnionPublicKey onionKey,
      Voucher voucher,
      SigningKey sessionKey) {
    this(nodeId, address, onionKey, voucher, sessionKey, ByteCount.ZERO);
  }

  public Hop {
    if (!voucher.message().nodeId().equals(nodeId)) {
      throw new IllegalArgumentException("the voucher is for another relay");
    }
    if (!voucher.message().sessionKey().equals(sessionKey.publicKey())) {
      throw new IllegalArgumentException("the voucher is for another session");
    }
  }
}
