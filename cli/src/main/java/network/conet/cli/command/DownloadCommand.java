package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import network.conet.cli.action.Download;
import network.conet.cli.action.GatewayRelays;
import network.conet.cli.action.VoucherPayment;
import network.conet.cli.action.Vouchers;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Network;
import network.conet.client.route.RelayMemory;
import network.conet.client.route.RouteChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetch a file over HTTP or HTTPS through three relays, paid with blind vouchers. */
@Command(
    name = "download",
    description = "Fetch a file over HTTP or HTTPS through three relays, paid with blind vouchers.",
    mixinStandardHelpOptions = true)
final class DownloadCommand extends ConetCommand {
  @Parameters(
      index = "0",
      paramLabel = "URL",
      description = "What to fetch, at http:// or https://.")
  URI url;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "Where to put it; changes only once all of it is here.")
  Path output;

  @Option(
      names = "--relay",
      paramLabel = "NODE",
      description =
          "One of the three relays; give it three times, in order. Drawn at random if not given.")
  List<String> relays = List.of();

  @Option(
      names = "--budget",
      paramLabel = "MIB",
      defaultValue = "256",
      description = "How much traffic to buy at each relay, at least.")
  long budget;

  @Override
  JsonNode perform() {
    Download.check(url, output);
    long traffic = Inputs.mebibytes(budget);
    GatewayApi api = context.api();
    GatewayRelays known = new GatewayRelays(api, context.clock());
    RelayMemory memory = new RelayMemory(context.clock());
    RouteChoice routes =
        relays.isEmpty()
            ? RouteChoice.drawn(known, memory, new SecureRandom())
            : RouteChoice.fixed(known.route(relays.stream().map(Inputs::node).toList()));
    Vouchers vouchers = new Vouchers(api, Network.of(api.get("/v1/network")));
    VoucherPayment payment =
        new VoucherPayment(
            vouchers, context.signer(), vouchers.denominationFor(traffic), context.clock());
    Download.Fetched fetched =
        new Download(routes, memory, payment, vouchers.domain()).fetch(url, output);
    ObjectNode result =
        result()
            .put("file", output.toString())
            .put("bytes", fetched.bytes())
            .put("sha256", fetched.sha256())
            .put("millis", fetched.millis());
    ArrayNode carried = result.putArray("carried");
    fetched
        .usage()
        .forEach(
            hop ->
                carried
                    .addObject()
                    .put("node", hop.nodeId().hex())
                    .put("bytes", hop.carried().bytes())
                    .put("receipted", hop.receipted().bytes()));
    return result;
  }
}
