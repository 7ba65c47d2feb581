package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Show the network that the gateway fronts. */
@Command(
    name = "network",
    description = "Show the network that the gateway fronts.",
    mixinStandardHelpOptions = true)
final class NetworkCommand extends ConetCommand {
  @Override
  JsonNode perform() {
    return context.api().get("/v1/network");
  }
}
