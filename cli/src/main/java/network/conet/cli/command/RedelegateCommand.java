package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Delegator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Start to move tokens from one node to another. */
@Command(
    name = "redelegate",
    description = "Start to move tokens from one node to another.",
    mixinStandardHelpOptions = true)
final class RedelegateCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "FROM", description = Inputs.NODE_HELP)
  String from;

  @Parameters(index = "1", paramLabel = "TO", description = Inputs.NODE_HELP)
  String to;

  @Parameters(index = "2", paramLabel = "TOKENS", description = Inputs.TOKENS_HELP)
  String amount;

  @Override
  JsonNode perform() {
    var source = Inputs.node(from);
    var target = Inputs.node(to);
    var tokens = Inputs.tokens(amount);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Delegator(chain, context.signer()).redelegate(source, target, tokens));
    }
  }
}
