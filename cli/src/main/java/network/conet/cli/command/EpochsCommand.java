package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Show epochs, or one of them. */
@Command(
    name = "epochs",
    description = "Show epochs, or one of them.",
    mixinStandardHelpOptions = true)
final class EpochsCommand extends ConetCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "EPOCH",
      description = "Its number; all, newest first, if left out.")
  @Nullable String epoch;

  @Mixin Paging paging;

  @Override
  JsonNode perform() {
    return context
        .api()
        .get(
            epoch != null
                ? "/v1/epochs/" + Inputs.number("epoch", epoch)
                : paging.of("/v1/epochs").toString());
  }

  @Override
  List<String> columns() {
    return List.of(
        "epoch",
        "state",
        "snapshotBlock",
        "emission",
        "fees",
        "rewards",
        "treasury",
        "burned",
        "digest");
  }
}
