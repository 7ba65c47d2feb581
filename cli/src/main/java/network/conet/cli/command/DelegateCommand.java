package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Delegator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Delegate tokens to a node. */
@Command(
    name = "delegate",
    description = "Delegate tokens to a node.",
    mixinStandardHelpOptions = true)
final class DelegateCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Parameters(index = "1", paramLabel = "TOKENS", description = Inputs.TOKENS_HELP)
  String amount;

  @Override
  JsonNode perform() {
    var to = Inputs.node(node);
    var tokens = Inputs.tokens(amount);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Delegator(chain, context.signer()).delegate(to, tokens))
          .put("node", to.hex())
          .put("amount", tokens.toString());
    }
  }
}
