package network.conet.cli.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import network.conet.circuit.onion.OnionPublicKey;
import network.conet.units.NodeId;

/** A relay as the node API shows it: all that a client needs to go through it. */
public record Relay(
    NodeId node, InetSocketAddress address, OnionPublicKey onionKey, String prefix) {
  static Relay of(JsonNode json) {
    String endpoint = json.path("endpoint").asText();
    int colon = endpoint.lastIndexOf(':');
    return new Relay(
        NodeId.parse(json.path("id").asText()),
        new InetSocketAddress(
            endpoint.substring(0, colon).replaceAll("^\\[|\\]$", ""),
            Integer.parseInt(endpoint.substring(colon + 1))),
        new OnionPublicKey(json.path("onionKey").asText()),
        json.path("prefix").asText());
  }
}
