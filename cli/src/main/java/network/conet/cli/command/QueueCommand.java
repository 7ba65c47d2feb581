package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Holder;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Put a proposal that passed into the timelock. */
@Command(
    name = "queue",
    description = "Put a proposal that passed into the timelock.",
    mixinStandardHelpOptions = true)
final class QueueCommand extends ConetCommand {
  @Parameters(
      index = "0",
      paramLabel = "PROPOSAL",
      description = "Its id, as `conet proposals` prints it.")
  String proposal;

  @Override
  JsonNode perform() {
    var id = Inputs.number("proposal", proposal);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Holder(api, chain).queue(context.signer(), id));
    }
  }
}
