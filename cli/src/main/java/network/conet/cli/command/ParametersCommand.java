package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Show what the DAO may change, with bounds. */
@Command(
    name = "parameters",
    description = "Show what the DAO may change, with bounds.",
    mixinStandardHelpOptions = true)
final class ParametersCommand extends ConetCommand {
  @Override
  JsonNode perform() {
    return context.api().get("/v1/parameters");
  }
}
