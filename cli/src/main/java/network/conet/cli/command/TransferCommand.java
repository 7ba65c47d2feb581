package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Wallet;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Send tokens to another account. */
@Command(
    name = "transfer",
    description = "Send tokens to another account.",
    mixinStandardHelpOptions = true)
final class TransferCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Who gets them: an address.")
  String account;

  @Parameters(index = "1", paramLabel = "TOKENS", description = Inputs.TOKENS_HELP)
  String amount;

  @Override
  JsonNode perform() {
    var to = Inputs.account(account);
    var tokens = Inputs.tokens(amount);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Wallet(chain, context.signer()).transfer(to, tokens));
    }
  }
}
