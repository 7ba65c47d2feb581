package network.conet.relay.peers;

import java.net.InetSocketAddress;
import network.conet.circuit.onion.OnionPublicKey;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;

/** An active relay of the registry. The address is unresolved. */
public record Peer(
    NodeId nodeId, InetSocketAddress endpoint, OnionPublicKey onionKey, AccountAddress hotKey) {

  /**
   * Reads {@code host:port}, the host in brackets if it is an IPv6 address.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static InetSocketAddress endpoint(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("an endpoint is host:port");
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    if (port < 1 || port > 65_535 || host.isBlank()) {
      throw new IllegalArgumentException("an endpoint is host:port");
    }
    return InetSocketAddress.createUnresolved(host, port);
  }
}
