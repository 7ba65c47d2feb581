package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import network.conet.cli.action.NodeProfile;
import network.conet.cli.action.Operator;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import network.conet.cli.keys.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Register a relay with its bond. */
@Command(
    name = "register",
    description = "Register a relay with its bond.",
    mixinStandardHelpOptions = true)
final class NodeRegisterCommand extends ConetCommand {
  @Option(
      names = "--hot-key",
      paramLabel = "FILE",
      required = true,
      description = "The relay's keystore.")
  Path hotKey;

  @Option(
      names = "--hot-password-file",
      paramLabel = "FILE",
      required = true,
      description = "File with the password of the relay's keystore.")
  Path hotPasswordFile;

  @Option(
      names = "--onion-key",
      paramLabel = "HEX",
      required = true,
      description = "The relay's X25519 public key, as `conet node keygen` prints it.")
  String onionKey;

  @Option(
      names = "--endpoint",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Where clients and other relays reach its data port.")
  String endpoint;

  @Option(
      names = "--prefix",
      paramLabel = "CIDR",
      required = true,
      description = "The network prefix the relay is in; the chain gets its hash.")
  String prefix;

  @Option(
      names = "--region",
      paramLabel = "CC",
      required = true,
      description = "ISO 3166-1 alpha-2 code.")
  String region;

  @Option(
      names = "--bond",
      paramLabel = "TOKENS",
      required = true,
      description = "Your own stake, at least minSelfBond of `conet parameters`.")
  String bond;

  @Option(
      names = "--commission",
      paramLabel = "BASIS-POINTS",
      defaultValue = "500",
      description =
          "What you keep of a reward before delegators share it: 500, the default, are 5 %%.")
  int commission;

  @Override
  JsonNode perform() {
    NodeProfile profile =
        new NodeProfile(Inputs.hash("onion key", onionKey), Inputs.place(endpoint, prefix, region));
    var tokens = Inputs.tokens(bond);
    var share = Inputs.basisPoints(commission);
    var hot = new KeyFile(hotKey, Optional.of(hotPasswordFile)).open();
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      Operator.Registered registered =
          new Operator(chain, context.signer()).register(hot, profile, tokens, share);
      return sent(registered.transaction()).put("node", registered.node().hex());
    }
  }
}
