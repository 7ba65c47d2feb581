package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** List nodes. */
@Command(name = "list", description = "List nodes.", mixinStandardHelpOptions = true)
final class NodeListCommand extends ConetCommand {
  @Option(names = "--status", paramLabel = "STATUS", description = "active, jailed or retired")
  @Nullable String status;

  @Mixin Paging paging;

  @Override
  JsonNode perform() {
    return context.api().get(paging.of("/v1/nodes").with("status", status).toString());
  }

  @Override
  List<String> columns() {
    return List.of("id", "owner", "status", "region", "stake", "commission", "endpoint");
  }
}
