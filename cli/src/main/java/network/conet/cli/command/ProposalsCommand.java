package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Show proposals, or one of them. */
@Command(
    name = "proposals",
    description = "Show proposals, or one of them.",
    mixinStandardHelpOptions = true)
final class ProposalsCommand extends ConetCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PROPOSAL",
      description = "Its id; all, newest first, if left out.")
  @Nullable String proposal;

  @Mixin Paging paging;

  @Override
  JsonNode perform() {
    return context
        .api()
        .get(
            proposal == null
                ? paging.of("/v1/proposals").toString()
                : "/v1/proposals/" + Inputs.number("proposal", proposal));
  }

  @Override
  List<String> columns() {
    return List.of(
        "id", "state", "description", "voteStart", "voteEnd", "votesFor", "votesAgainst", "quorum");
  }
}
