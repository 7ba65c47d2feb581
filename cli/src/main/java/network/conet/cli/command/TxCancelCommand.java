package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Replacement;
import network.conet.units.TxHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Put an empty transaction in the place of another. */
@Command(
    name = "cancel",
    description = {
      "Put an empty transaction in the place of one that is in no block, or fill a missing nonce.",
      "What waits above that nonce is carried out then."
    },
    mixinStandardHelpOptions = true)
final class TxCancelCommand extends ConetCommand {
  @Parameters(
      index = "0",
      paramLabel = "HASH|NONCE",
      description = "The transaction, or the nonce of your account.")
  String which;

  @Override
  JsonNode perform() {
    GatewayApi api = context.api();
    if (which.startsWith("0x")) {
      var old = TxHash.parse(Inputs.hash("transaction hash", which).hex());
      try (Chain chain = context.chain(api)) {
        return replaced(new Replacement(chain, api, context.signer()).withNothing(old))
            .put("cancelled", old.hex());
      }
    }
    long nonce = Inputs.number("nonce", which).longValueExact();
    try (Chain chain = context.chain(api)) {
      return replaced(new Replacement(chain, api, context.signer()).withNothing(nonce));
    }
  }
}
