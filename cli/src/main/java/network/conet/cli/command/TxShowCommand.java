package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show what became of a transaction. */
@Command(
    name = "show",
    description = "Show what became of a transaction.",
    mixinStandardHelpOptions = true)
final class TxShowCommand extends ConetCommand {
  @Parameters(
      index = "0",
      paramLabel = "HASH",
      description = "As the command printed it that sent the transaction.")
  String hash;

  @Override
  JsonNode perform() {
    return context
        .api()
        .getAuthorized("/v1/transactions/" + Inputs.hash("transaction hash", hash).hex());
  }
}
