package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Delegator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Add to the bond of your own node. */
@Command(
    name = "stake",
    description = "Add to the bond of your own node.",
    mixinStandardHelpOptions = true)
final class StakeCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Parameters(index = "1", paramLabel = "TOKENS", description = Inputs.TOKENS_HELP)
  String amount;

  @Override
  JsonNode perform() {
    var own = Inputs.node(node);
    var tokens = Inputs.tokens(amount);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      var signer = context.signer();
      String owner = api.get("/v1/nodes/" + own.hex()).path("owner").asText();
      if (!owner.equals(signer.address().hex())) {
        throw new Refusal(
            "NOT_NODE_OWNER",
            "The node belongs to " + owner + "; to back it, use `conet delegate`.");
      }
      return sent(new Delegator(chain, signer).delegate(own, tokens))
          .put("node", own.hex())
          .put("amount", tokens.toString());
    }
  }
}
