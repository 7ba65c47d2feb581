package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show proposals, or one of them. */
@Command(
    name = "proposals",
    description = "Show proposals, or one of them.",
    mixinStandardHelpOptions = true)
final class ProposalsCommand extends ConetCommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "PROPOSAL")
  @Nullable String proposal;

  @Override
  JsonNode perform() {
    return context
        .api()
        .get(
            proposal == null
                ? "/v1/proposals"
                : "/v1/proposals/" + Inputs.number("proposal", proposal));
  }
}
