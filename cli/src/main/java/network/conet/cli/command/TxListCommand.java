package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Show an account's transactions. */
@Command(
    name = "list",
    description = "Show an account's transactions, the highest nonce first.",
    mixinStandardHelpOptions = true)
final class TxListCommand extends ConetCommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "ACCOUNT", description = "Yours if none.")
  @Nullable String account;

  @Mixin Paging paging;

  @Override
  JsonNode perform() {
    return context
        .api()
        .getAuthorized(
            paging
                .of("/v1/transactions")
                .with("account", context.account(account).hex())
                .toString());
  }

  @Override
  List<String> columns() {
    return List.of("nonce", "state", "hash", "to", "maxFeePerGas", "block", "dropReason");
  }
}
