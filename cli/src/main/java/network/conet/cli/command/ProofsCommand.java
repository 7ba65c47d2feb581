package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Show receipts and what became of them. */
@Command(
    name = "proofs",
    description = "Show receipts and what became of them.",
    mixinStandardHelpOptions = true)
final class ProofsCommand extends ConetCommand {
  @Option(names = "--node", paramLabel = "NODE", description = "Of this node only.")
  @Nullable String node;

  @Option(names = "--epoch", paramLabel = "N", description = "Judged in this epoch only.")
  @Nullable String epoch;

  @Option(names = "--status", paramLabel = "STATUS", description = "accepted, rejected or pending")
  @Nullable String status;

  @Mixin Paging paging;

  @Override
  JsonNode perform() {
    return context
        .api()
        .get(
            paging
                .of("/v1/proofs")
                .with("node", node == null ? null : Inputs.node(node).hex())
                .with("epoch", epoch == null ? null : Inputs.number("epoch", epoch).toString())
                .with("status", status)
                .toString());
  }

  @Override
  List<String> columns() {
    return List.of(
        "receiptId", "nodeId", "status", "epoch", "bytesCarried", "bytesAdded", "refusal");
  }
}
