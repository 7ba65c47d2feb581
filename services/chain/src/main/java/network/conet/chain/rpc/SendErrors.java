package network.conet.chain.rpc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import network.conet.chain.transaction.SendOutcome;
import network.conet.chain.transaction.SendOutcome.Cause;

/**
 * What a node means that refuses a transaction. Besu, geth, reth and anvil agree neither on numbers
 * nor on words, and one number means one thing here and another there: so words come first.
 */
final class SendErrors {
  private record Words(Cause cause, List<String> any) {}

  private static final List<String> KNOWN =
      List.of("known transaction", "already known", "already imported", "transaction already");
  private static final List<Words> WORDS =
      List.of(
          new Words(Cause.NONCE_USED, List.of("nonce too low", "nonce is too low")),
          new Words(
              Cause.NONCE_TOO_FAR,
              List.of("nonce too distant", "nonce too high", "too far in future", "exceeds next")),
          new Words(
              Cause.UNDERPRICED,
              List.of("replacement transaction underpriced", "replacement underpriced")),
          new Words(
              Cause.UNFUNDED,
              List.of("insufficient funds", "upfront cost exceeds", "exceeds account balance")),
          new Words(
              Cause.FEE_TOO_LOW,
              List.of(
                  "less than block base fee",
                  "below current base fee",
                  "below configured minimum",
                  "gas price too low",
                  "max fee per gas less",
                  "underpriced")),
          new Words(Cause.POOL_FULL, List.of("pool is full", "txpool is full", "pool limit")));

  private SendErrors() {}

  static SendOutcome read(int code, String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (KNOWN.stream().anyMatch(text::contains)) {
      return new SendOutcome.Taken();
    }
    Optional<Words> words =
        WORDS.stream().filter(w -> w.any().stream().anyMatch(text::contains)).findFirst();
    if (words.isPresent()) {
      return new SendOutcome.Rejected(words.get().cause(), message);
    }
    return new SendOutcome.Rejected(code == -32001 ? Cause.NONCE_USED : Cause.OTHER, message);
  }
}
