package network.conet.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.units.AccountAddress;

/** An account's transactions that the network has taken and no block has yet. */
final class OpenTransactions {
  private static final Set<String> OPEN = Set.of("pending", "unknown");
  private static final int PAGE = 200;

  private final GatewayApi api;

  OpenTransactions(GatewayApi api) {
    this.api = api;
  }

  /**
   * The nonces of those at or above one.
   *
   * @param executed the account's transaction count at the newest block
   */
  List<Long> nonces(AccountAddress account, long executed) {
    return from(account, executed).stream().map(row -> row.path("nonce").asLong()).toList();
  }

  /** What stands at a nonce; several while it is not settled which of them is carried out. */
  List<JsonNode> at(AccountAddress account, long nonce) {
    return from(account, nonce).stream()
        .filter(row -> row.path("nonce").asLong() == nonce)
        .toList();
  }

  private List<JsonNode> from(AccountAddress account, long lowest) {
    List<JsonNode> open = new ArrayList<>();
    String path = "/v1/transactions?account=" + account.hex() + "&limit=" + PAGE;
    String cursor = "";
    while (true) {
      JsonNode page = api.getAuthorized(path + cursor);
      for (JsonNode row : page.path("items")) {
        // the highest nonce comes first
        if (row.path("nonce").asLong() < lowest) {
          return open;
        }
        if (OPEN.contains(row.path("state").asText())) {
          open.add(row);
        }
      }
      if (!page.path("next").isTextual()) {
        return open;
      }
      cursor = "&cursor=" + page.path("next").asText();
    }
  }

  /** Refuses to go on where something would wait behind a gap. */
  static long withoutGap(NextNonce next) {
    if (next.waiting().isEmpty()) {
      return next.number();
    }
    throw new Refusal(
        "NONCE_GAP",
        "Nonce "
            + next.number()
            + " of your account is missing: your transactions of nonces "
            + String.join(", ", next.waiting().stream().map(String::valueOf).toList())
            + " wait for it, and would be carried out as soon as it is used. `conet tx list` shows"
            + " them; `conet tx cancel NONCE` puts an empty transaction in the place of one that"
            + " you do not want; `conet tx cancel "
            + next.number()
            + "` then fills the gap.");
  }
}
