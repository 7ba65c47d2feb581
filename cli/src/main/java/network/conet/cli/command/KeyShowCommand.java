package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Show the address of a key. */
@Command(name = "show", description = "Show the address of a key.", mixinStandardHelpOptions = true)
final class KeyShowCommand extends ConetCommand {
  @Override
  JsonNode perform() {
    return result().put("address", context.keyFile().address().hex());
  }
}
