package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Delegator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Take out what has unbonded from a node. */
@Command(
    name = "withdraw",
    description = "Take out what has unbonded from a node.",
    mixinStandardHelpOptions = true)
final class WithdrawCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Override
  JsonNode perform() {
    var from = Inputs.node(node);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Delegator(chain, context.signer()).withdraw(from));
    }
  }
}
