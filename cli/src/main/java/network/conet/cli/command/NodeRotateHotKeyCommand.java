package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import network.conet.cli.action.Operator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import network.conet.cli.keys.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Put another hot key in the place of a relay's, from the next epoch on. */
@Command(
    name = "rotate-hot-key",
    description = "Put another hot key in the place of a relay's, from the next epoch on.",
    mixinStandardHelpOptions = true)
final class NodeRotateHotKeyCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Option(
      names = "--hot-key",
      paramLabel = "FILE",
      required = true,
      description = "The new keystore: its possession is proven by its signature.")
  Path hotKey;

  @Option(
      names = "--hot-password-file",
      paramLabel = "FILE",
      required = true,
      description = "File with the password of the new keystore.")
  Path hotPasswordFile;

  @Override
  JsonNode perform() {
    var own = Inputs.node(node);
    var hot = new KeyFile(hotKey, Optional.of(hotPasswordFile)).open();
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Operator(chain, context.signer()).rotateHotKey(own, hot))
          .put("node", own.hex())
          .put("hotKey", hot.address().hex());
    }
  }
}
