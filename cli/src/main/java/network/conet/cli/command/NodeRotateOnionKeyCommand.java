package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Operator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Put another onion key in the place of a relay's, at once. */
@Command(
    name = "rotate-onion-key",
    description = "Put another onion key in the place of a relay's, at once.",
    mixinStandardHelpOptions = true)
final class NodeRotateOnionKeyCommand extends ConetCommand {
  @Parameters(index = "0", paramLabel = "NODE", description = Inputs.NODE_HELP)
  String node;

  @Option(
      names = "--onion-key",
      paramLabel = "HEX",
      required = true,
      description = "The relay's new X25519 public key, as `conet node keygen` prints it.")
  String onionKey;

  @Override
  JsonNode perform() {
    var own = Inputs.node(node);
    var onion = Inputs.hash("onion key", onionKey);
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      return sent(new Operator(chain, context.signer()).rotateOnionKey(own, onion))
          .put("node", own.hex())
          .put("onionKey", onion.hex());
    }
  }
}
