package network.conet.cli.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.units.NodeId;

/** Three relays that a circuit goes through, in order. */
public record Route(List<Relay> relays) {
  public static final int HOPS = 3;

  public Route {
    relays = List.copyOf(relays);
    if (relays.stream().map(Relay::node).distinct().count() != HOPS || relays.size() != HOPS) {
      throw new Refusal("BAD_ROUTE", "A route has " + HOPS + " different relays.");
    }
  }

  /** Named relays. */
  public static Route of(GatewayApi api, List<NodeId> nodes) {
    return new Route(
        nodes.stream().map(node -> Relay.of(api.get("/v1/nodes/" + node.hex()))).toList());
  }

  /**
   * Relays drawn at random from the active ones, of different network prefixes as far as there are
   * any.
   */
  public static Route draw(GatewayApi api, RandomGenerator random) {
    List<Relay> active = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.get("/v1/nodes?status=active&limit=200" + cursor);
      page.path("items").forEach(node -> active.add(Relay.of(node)));
      cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    if (active.size() < HOPS) {
      throw new Refusal(
          "TOO_FEW_RELAYS",
          "A circuit needs " + HOPS + " active relays; there are " + active.size() + ".");
    }
    Collections.shuffle(active, random);
    List<Relay> chosen = new ArrayList<>();
    Set<String> prefixes = new HashSet<>();
    active.stream().filter(relay -> prefixes.add(relay.prefix())).limit(HOPS).forEach(chosen::add);
    active.stream()
        .filter(relay -> !chosen.contains(relay))
        .limit(HOPS - chosen.size())
        .forEach(chosen::add);
    return new Route(chosen);
  }
}
