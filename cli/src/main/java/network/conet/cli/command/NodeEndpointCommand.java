package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Operator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tell the network that a relay has moved. */
@Command(
    name = "endpoint",
    description = "Tell the network that a relay has moved.",
    mixinStandardHelpOptions = true)
final class NodeEndpointCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Option(
      names = "--endpoint",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Where clients and other relays reach its data port from now on.")
  String endpoint;

  @Option(
      names = "--prefix",
      paramLabel = "CIDR",
      required = true,
      description = "The network prefix the relay is in now; the chain gets its hash.")
  String prefix;

  @Option(
      names = "--region",
      paramLabel = "CC",
      required = true,
      description = "ISO 3166-1 alpha-2 code.")
  String region;

  @Override
  JsonNode perform() {
    var own = Inputs.node(node);
    var place = Inputs.place(endpoint, prefix, region);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Operator(chain, context.signer()).move(own, place))
          .put("node", own.hex())
          .put("endpoint", place.endpoint());
    }
  }
}
