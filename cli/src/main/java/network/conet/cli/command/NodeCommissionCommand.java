package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Operator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Set the commission of a node: a cut at once, a raise after notice. */
@Command(
    name = "commission",
    description = "Set the commission of a node: a cut at once, a raise after notice.",
    mixinStandardHelpOptions = true)
final class NodeCommissionCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Parameters(
      index = "1",
      paramLabel = "BASIS-POINTS",
      description = "What the owner keeps of a reward: 500 are 5 %%.")
  int commission;

  @Override
  JsonNode perform() {
    var own = Inputs.node(node);
    var share = Inputs.basisPoints(commission);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Operator(chain, context.signer()).setCommission(own, share));
    }
  }
}
