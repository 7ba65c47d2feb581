package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Wallet;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show the tokens of an account. */
@Command(
    name = "balance",
    description = "Show the tokens of an account.",
    mixinStandardHelpOptions = true)
final class BalanceCommand extends ConetCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACCOUNT",
      description = Inputs.ACCOUNT_HELP)
  @Nullable String account;

  @Override
  JsonNode perform() {
    var who = context.account(account);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return result()
          .put("account", who.hex())
          .put("balance", Wallet.balance(chain, who).toString());
    }
  }
}
