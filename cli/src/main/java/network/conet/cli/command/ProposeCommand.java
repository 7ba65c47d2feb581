package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Map;
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
      description =
          "A parameter and its new value, name and unit as in `conet parameters`; may be given"
              + " several times.")
  Map<String, String> settings;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for those who vote.")
  String description;

  @Override
  JsonNode perform() {
    GatewayApi api = context.api();
    Map<String, BigInteger> values = ParameterValues.read(settings, api.get("/v1/parameters"));
    try (Chain chain = context.chain(api)) {
      Holder.Proposed proposed =
          new Holder(api, chain).propose(context.signer(), values, description);
      return sent(proposed.transaction()).put("proposal", proposed.id().toString());
    }
  }
}
