package network.conet.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a list that comes in pages. */
final class Paging {
  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Where to go on, as the page before says.")
  @Nullable String cursor;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Rows of a page, 1 to 200; ${DEFAULT-VALUE} if not given.")
  int limit;

  Query of(String path) {
    return Query.path(path).with("cursor", cursor).with("limit", Inputs.limit(limit));
  }
}
