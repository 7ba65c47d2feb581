package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Operator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Let a node serve again after its jail term. */
@Command(
    name = "unjail",
    description = "Let a node serve again after its jail term.",
    mixinStandardHelpOptions = true)
final class NodeUnjailCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Override
  JsonNode perform() {
    var own = Inputs.node(node);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Operator(chain, context.signer()).unjail(own));
    }
  }
}
