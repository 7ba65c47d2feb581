package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Show epochs, or one of them. */
@Command(
    name = "epochs",
    description = "Show epochs, or one of them.",
    mixinStandardHelpOptions = true)
final class EpochsCommand extends ConetCommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "EPOCH")
  @Nullable String epoch;

  @Option(names = "--cursor", paramLabel = "CURSOR")
  @Nullable String cursor;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "20")
  int limit;

  @Override
  JsonNode perform() {
    return context
        .api()
        .get(
            epoch != null
                ? "/v1/epochs/" + Inputs.number("epoch", epoch)
                : Query.path("/v1/epochs")
                    .with("cursor", cursor)
                    .with("limit", Integer.toString(limit))
                    .toString());
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
