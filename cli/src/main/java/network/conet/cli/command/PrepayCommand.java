package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Payer;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prepay for traffic. */
@Command(name = "prepay", description = "Prepay for traffic.", mixinStandardHelpOptions = true)
final class PrepayCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "TOKENS", description = Inputs.TOKENS_HELP)
  String amount;

  @Option(
      names = "--keep",
      description = "Only prepay: the money can be withdrawn until it is committed.")
  boolean keep;

  @Override
  JsonNode perform() {
    var tokens = Inputs.tokens(amount);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      Payer payer = new Payer(chain, context.signer());
      return sent(keep ? payer.prepay(tokens) : payer.prepayAndCommit(tokens))
          .put("amount", tokens.toString());
    }
  }
}
