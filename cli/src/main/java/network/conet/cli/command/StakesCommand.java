package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show what an account has at stake. */
@Command(
    name = "stakes",
    description = "Show what an account has at stake.",
    mixinStandardHelpOptions = true)
final class StakesCommand extends ConetCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACCOUNT",
      description = Inputs.ACCOUNT_HELP)
  @Nullable String account;

  @Override
  JsonNode perform() {
    return context.api().get("/v1/stakes/" + context.account(account).hex());
  }

  @Override
  List<String> columns() {
    return List.of("node", "owner", "shares", "value", "unbondings");
  }
}
