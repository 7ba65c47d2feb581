package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import network.conet.cli.action.Holder;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Propose other values of parameters. */
@Command(
    name = "propose",
    description = "Propose other values of parameters.",
    mixinStandardHelpOptions = true)
final class ProposeCommand extends ConetCommand {
  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      required = true,
      description = "A parameter and its new value, as `conet parameters` names them.")
  Map<String, String> settings;

  @Option(names = "--description", paramLabel = "TEXT", required = true)
  String description;

  @Override
  JsonNode perform() {
    Map<String, BigInteger> values = new TreeMap<>();
    settings.forEach((name, value) -> values.put(name, Inputs.number("value", value)));
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      Holder.Proposed proposed =
          new Holder(api, chain).propose(context.signer(), values, description);
      return sent(proposed.transaction()).put("proposal", proposed.id().toString());
    }
  }
}
