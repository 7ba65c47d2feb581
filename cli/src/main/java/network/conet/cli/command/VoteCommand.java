package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Holder;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Vote on a proposal. */
@Command(name = "vote", description = "Vote on a proposal.", mixinStandardHelpOptions = true)
final class VoteCommand extends ConetCommand {
  @Parameters(
      index = "0",
      paramLabel = "PROPOSAL",
      description = "Its id, as `conet proposals` prints it.")
  String proposal;

  @Parameters(index = "1", paramLabel = "CHOICE", description = "for, against or abstain")
  String choice;

  @Override
  JsonNode perform() {
    var id = Inputs.number("proposal", proposal);
    Holder.Support support = Inputs.support(choice);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Holder(api, chain).vote(context.signer(), id, support)).put("choice", choice);
    }
  }
}
