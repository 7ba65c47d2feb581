package network.conet.cli.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.circuit.onion.OnionPublicKey;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.client.NotAvailable;
import network.conet.client.route.Relay;
import network.conet.client.route.RelayDirectory;
import network.conet.client.route.Route;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/**
 * The registry's relays as the gateway lists them, asked for once in a while. A relay that
 * registered what cannot be read is left out: it is nobody's concern but its owner's.
 */
public final class GatewayRelays implements RelayDirectory {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final GatewayApi api;
  private final Clock clock;
  private List<Relay> known = List.of();
  private Instant asked = Instant.MIN;

  public GatewayRelays(GatewayApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public synchronized List<Relay> active() throws NotAvailable {
    if (!clock.instant().isBefore(asked.plus(FRESH)) || known.size() < Route.HOPS) {
      try {
        known = all();
        asked = clock.instant();
      } catch (Refusal refusal) {
        if (known.isEmpty()) {
          throw new NotAvailable(refusal.code(), String.valueOf(refusal.getMessage()));
        }
      }
    }
    return known;
  }

  private List<Relay> all() {
    List<Relay> active = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.get("/v1/nodes?status=active&limit=200" + cursor);
      page.path("items").forEach(node -> read(node).ifPresent(active::add));
      cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    return List.copyOf(active);
  }

  /** Named relays, in this order. */
  public Route route(List<NodeId> nodes) {
    if (nodes.stream().distinct().count() != Route.HOPS || nodes.size() != Route.HOPS) {
      throw new Refusal("BAD_ROUTE", "A route has " + Route.HOPS + " different relays.");
    }
    return new Route(
        nodes.stream()
            .map(
                node ->
                    read(api.get("/v1/nodes/" + node.hex()))
                        .orElseThrow(
                            () ->
                                new Refusal(
                                    "BAD_ROUTE",
                                    node + " registered no endpoint that can be read.")))
            .toList());
  }

  static Optional<Relay> read(JsonNode json) {
    String endpoint = json.path("endpoint").asText();
    int colon = endpoint.lastIndexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Relay(
              NodeId.parse(json.path("id").asText()),
              InetSocketAddress.createUnresolved(
                  endpoint.substring(0, colon).replaceAll("^\\[|\\]$", ""),
                  Integer.parseInt(endpoint.substring(colon + 1))),
              new OnionPublicKey(json.path("onionKey").asText()),
              AccountAddress.parse(json.path("owner").asText()),
              Hash32.parse(json.path("prefix").asText())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
