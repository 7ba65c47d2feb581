package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Wallet;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Give the votes of your tokens to an account; to yourself to vote. */
@Command(
    name = "delegate-votes",
    description = "Give the votes of your tokens to an account; to yourself to vote.",
    mixinStandardHelpOptions = true)
final class DelegateVotesCommand extends ConetCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACCOUNT",
      description = "Your own if left out.")
  @Nullable String account;

  @Override
  JsonNode perform() {
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      var signer = context.signer();
      var to = account == null ? signer.address() : Inputs.account(account);
      return sent(new Wallet(chain, signer).delegateVotes(to)).put("delegate", to.hex());
    }
  }
}
