package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show one node. */
@Command(name = "show", description = "Show one node.", mixinStandardHelpOptions = true)
final class NodeShowCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Override
  JsonNode perform() {
    return context.api().get("/v1/nodes/" + Inputs.node(node).hex());
  }
}
