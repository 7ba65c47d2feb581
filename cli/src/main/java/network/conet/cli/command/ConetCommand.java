package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Replacement;
import picocli.CommandLine.Mixin;

/** What all commands have in common: shared options and one result. */
abstract class ConetCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin Context context;

  /** Does it. A {@link network.conet.cli.api.Refusal} says that nothing was done. */
  abstract JsonNode perform();

  /** The columns that a person sees of a list; all that there are if empty. JSON has them all. */
  List<String> columns() {
    return List.of();
  }

  @Override
  public Integer call() {
    show(perform());
    return 0;
  }

  /** What comes of it, on the standard output. */
  void show(JsonNode result) {
    Printer printer = new Printer(System.out);
    if (context.json()) {
      printer.json(result);
    } else {
      printer.text(result, columns());
    }
  }

  static ObjectNode result() {
    return JSON.createObjectNode();
  }

  static ObjectNode replaced(Replacement.Replaced replaced) {
    ObjectNode result =
        result().put("transaction", replaced.hash().hex()).put("nonce", replaced.nonce());
    replaced
        .block()
        .ifPresentOrElse(
            block -> result.put("block", block.number()),
            () -> result.put("state", "waits for a lower nonce"));
    return result;
  }

  static ObjectNode sent(Chain.Sent sent) {
    return result()
        .put("transaction", sent.hash().hex())
        .put("block", sent.block().number())
        .put("gasUsed", sent.gasUsed());
  }
}
