package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Show what an account has earned, claimed and can claim. */
@Command(
    name = "rewards",
    description = "Show what an account has earned, claimed and can claim.",
    mixinStandardHelpOptions = true)
final class RewardsCommand extends ConetCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACCOUNT",
      description = Inputs.ACCOUNT_HELP)
  @Nullable String account;

  @Mixin Paging paging;

  @Override
  JsonNode perform() {
    return context.api().get(paging.of("/v1/rewards/" + context.account(account).hex()).toString());
  }
}
