package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Make a key and keep it encrypted. */
@Command(
    name = "new",
    description = "Make a key and keep it encrypted.",
    mixinStandardHelpOptions = true)
final class KeyNewCommand extends ConetCommand {
  @Override
  JsonNode perform() {
    return result()
        .put("address", context.keyFile().create().address().hex())
        .put("file", context.keyFile().file().toString());
  }
}
