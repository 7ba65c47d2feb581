package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Replacement;
import network.conet.units.TxHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Send a transaction once more, at a higher price. */
@Command(
    name = "replace",
    description = {
      "Send a transaction that is in no block once more, at a price an eighth higher or today's.",
      "Only one of the two is ever carried out."
    },
    mixinStandardHelpOptions = true)
final class TxReplaceCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "HASH", description = "Of the one to replace.")
  String hash;

  @Override
  JsonNode perform() {
    var old = TxHash.parse(Inputs.hash("transaction hash", hash).hex());
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return replaced(new Replacement(chain, api, context.signer()).again(old))
          .put("replaced", old.hex());
    }
  }
}
