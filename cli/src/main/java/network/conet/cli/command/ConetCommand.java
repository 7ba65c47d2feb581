package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import network.conet.cli.api.Refusal;
import network.conet.cli.chain.Chain;
import picocli.CommandLine.Mixin;

/** What all commands have in common: shared options, one result, one way to be refused. */
abstract class ConetCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int REFUSED = 1;

  @Mixin Context context;

  /** Does it. A {@link Refusal} says that nothing was done. */
  abstract JsonNode perform();

  /** The columns that a person sees of a list; all that there are if empty. JSON has them all. */
  List<String> columns() {
    return List.of();
  }

  @Override
  public Integer call() {
    Printer printer = new Printer(System.out);
    try {
      JsonNode result = perform();
      if (context.json()) {
        printer.json(result);
      } else {
        printer.text(result, columns());
      }
      return 0;
    } catch (Refusal refusal) {
      if (context.json()) {
        printer.json(result().put("error", refusal.code()).put("message", refusal.getMessage()));
      } else {
        System.err.println(refusal.getMessage());
      }
      return REFUSED;
    }
  }

  static ObjectNode result() {
    return JSON.createObjectNode();
  }

  static ObjectNode sent(Chain.Sent sent) {
    return result()
        .put("transaction", sent.hash().hex())
        .put("block", sent.block().number())
        .put("gasUsed", sent.gasUsed());
  }
}
