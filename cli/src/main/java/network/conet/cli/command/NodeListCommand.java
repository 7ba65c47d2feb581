package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** List nodes. */
@Command(name = "list", description = "List nodes.", mixinStandardHelpOptions = true)
final class NodeListCommand extends ConetCommand {
  @Option(names = "--status", paramLabel = "STATUS", description = "active, jailed or retired")
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
            Query.path("/v1/nodes")
                .with("status", status)
                .with("cursor", cursor)
                .with("limit", Integer.toString(limit))
                .toString());
  }

  @Override
  List<String> columns() {
    return List.of("id", "owner", "status", "region", "stake", "commission", "endpoint");
  }
}
