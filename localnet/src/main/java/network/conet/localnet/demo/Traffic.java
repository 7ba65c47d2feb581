package network.conet.localnet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import network.conet.circuit.client.Hop;
import network.conet.circuit.client.HopUsage;
import network.conet.cli.action.Download;
import network.conet.cli.action.GatewayRelays;
import network.conet.cli.action.PaidAlready;
import network.conet.cli.action.Payer;
import network.conet.cli.action.Vouchers;
import network.conet.cli.api.Refusal;
import network.conet.client.route.Relay;
import network.conet.client.route.RelayMemory;
import network.conet.client.route.Route;
import network.conet.client.route.RouteChoice;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.jspecify.annotations.Nullable;

/** A client prepays and fetches a real file through three relays; what they carried is settled. */
public final class Traffic {
  private static final Duration SETTLED = Duration.ofSeconds(120);
  private static final double MEBIBYTE = 1 << 20;

  private final Stage stage;
  private final Map<NodeId, Long> carried = new HashMap<>();
  private List<Hop> hops = List.of();
  private @Nullable Route route;

  public Traffic(Stage stage) {
    this.stage = stage;
  }

  public String aClientPrepays() throws Exception {
    Person client = stage.client();
    Payer payer = new Payer(client.chain(), client.key());
    Vouchers vouchers = new Vouchers(client.api(), client.chain().network());
    try (FileServer server = server()) {
      ByteCount size = vouchers.denominationFor(server.bytes() + server.bytes() / 8);
      TokenAmount price = vouchers.price(size, Route.HOPS);
      BigInteger before = client.chain().read(client.chain().calls().escrow().committed());
      payer.prepayAndCommit(price);
      BigInteger after = client.chain().read(client.chain().calls().escrow().committed());
      StepFailure.unless(
          after.subtract(before).equals(price.units()),
          "the escrow grew by " + after.subtract(before));
      Route through =
          new GatewayRelays(client.api(), Clock.systemUTC())
              .route(stage.relays().stream().map(DemoRelay::node).toList());
      route = through;
      hops =
          Await.until(
              "the issuer seeing the credit",
              Duration.ofSeconds(20),
              () -> bought(vouchers, client, through.relays(), size));
      return price.toTokens()
          + " tokens for 3 blind vouchers of "
          + size.bytes() / (1 << 20)
          + " MiB";
    }
  }

  private static Optional<List<Hop>> bought(
      Vouchers vouchers, Person client, List<Relay> relays, ByteCount size) {
    try {
      return Optional.of(vouchers.buy(client.key(), relays, size));
    } catch (Refusal refusal) {
      if (refusal.code().equals("CREDIT_EXHAUSTED")) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  public String itFetchesAFile() throws Exception {
    Person client = stage.client();
    try (FileServer server = server()) {
      Path to = client.folder().resolve("fetched");
      Vouchers vouchers = new Vouchers(client.api(), client.chain().network());
      Download.Fetched fetched =
          new Download(
                  RouteChoice.fixed(Objects.requireNonNull(route, "nothing is prepaid")),
                  new RelayMemory(Clock.systemUTC()),
                  new PaidAlready(hops),
                  vouchers.domain())
              .fetch(server.address(), to);
      String expected = server.sha256();
      StepFailure.unless(
          fetched.bytes() == server.bytes(), "fetched " + fetched.bytes() + " bytes");
      StepFailure.unless(fetched.sha256().equals(expected), "the hash is " + fetched.sha256());
      for (HopUsage usage : fetched.usage()) {
        StepFailure.unless(
            usage.carried().bytes() >= server.bytes(),
            usage.nodeId() + " carried " + usage.carried());
        carried.put(usage.nodeId(), usage.receipted().bytes());
      }
      Files.delete(to);
      stage.fetched(fetched.bytes());
      return String.format(
          Locale.ROOT,
          "%.1f MiB, sha256 %s, %.1f MiB/s through 3 processes",
          fetched.bytes() / MEBIBYTE,
          expected.substring(0, 16),
          fetched.bytes() / MEBIBYTE / (fetched.millis() / 1000.0));
    }
  }

  public String receiptsAreSettled() throws Exception {
    List<String> seen = new ArrayList<>();
    for (DemoRelay relay : stage.relays()) {
      long expected = carried.getOrDefault(relay.node(), -1L);
      long settled =
          Await.until(
              "the settlement of " + relay.name(), SETTLED, () -> settled(relay.node(), expected));
      seen.add(Long.toString(settled / (1 << 20)));
    }
    return "MiB settled by relay: " + String.join(", ", seen) + ", as the client signed";
  }

  /** Whatever else the relay has carried meanwhile is newer, and may fill pages. */
  private Optional<Long> settled(NodeId node, long expected) {
    String path = "/v1/proofs?status=accepted&limit=200&node=" + node.hex();
    String cursor = "";
    while (true) {
      JsonNode page = stage.client().api().get(path + cursor);
      for (JsonNode item : page.path("items")) {
        if (item.path("bytesCarried").asLong() == expected) {
          return Optional.of(expected);
        }
      }
      if (!page.hasNonNull("next")) {
        return Optional.empty();
      }
      cursor = "&cursor=" + page.path("next").asText();
    }
  }

  private static FileServer server() throws Exception {
    return FileServer.start();
  }
}
