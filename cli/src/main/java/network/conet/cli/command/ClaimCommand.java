package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import network.conet.cli.action.Rewards;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Claim all rewards, or put them into a stake. */
@Command(
    name = "claim",
    description = "Claim all rewards, or put them into a stake.",
    mixinStandardHelpOptions = true)
final class ClaimCommand extends ConetCommand {
  @Option(
      names = "--into",
      paramLabel = "NODE",
      description = "Put the rewards into a stake with this node.")
  @Nullable String into;

  @Override
  JsonNode perform() {
    GatewayApi api = context.api();
    try (Chain chain = context.chain(api)) {
      Rewards rewards = new Rewards(api, chain);
      var signer = context.signer();
      Rewards.Paid paid =
          into == null ? rewards.claim(signer) : rewards.compound(signer, Inputs.node(into));
      return sent(paid.transaction())
          .put("account", signer.address().hex())
          .put("amount", paid.amount().toString());
    }
  }
}
