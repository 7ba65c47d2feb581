package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Operator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Take a node out of service for good. */
@Command(
    name = "retire",
    description = "Take a node out of service for good.",
    mixinStandardHelpOptions = true)
final class NodeRetireCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Override
  JsonNode perform() {
    var own = Inputs.node(node);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Operator(chain, context.signer()).retire(own));
    }
  }
}
