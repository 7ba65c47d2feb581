package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Show receipts and what became of them. */
@Command(
    name = "proofs",
    description = "Show receipts and what became of them.",
    mixinStandardHelpOptions = true)
final class ProofsCommand extends ConetCommand {
  @Option(names = "--node", paramLabel = "NODE")
  @Nullable String node;

  @Option(names = "--epoch", paramLabel = "N")
  @Nullable String epoch;

  @Option(names = "--status", paramLabel = "STATUS", description = "accepted or rejected")
  @Nullable String status;

  @Option(names = "--cursor", paramLabel = "CURSOR")
  @Nullable String cursor;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
  int limit;

  @Override
  JsonNode perform() {
    return context
        .api()
        .get(
            Query.path("/v1/proofs")
                .with("node", node == null ? null : Inputs.node(node).hex())
                .with("epoch", epoch == null ? null : Inputs.number("epoch", epoch).toString())
                .with("status", status)
                .with("cursor", cursor)
                .with("limit", Integer.toString(limit))
                .toString());
  }

  @Override
  List<String> columns() {
    return List.of(
        "receiptId", "nodeId", "status", "epoch", "bytesCarried", "bytesAdded", "refusal");
  }
}
