package network.conet.chainaccess.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import network.conet.chainaccess.RevertData;

/**
 * Which errors of a node are a refusal, and which only say that there is no answer now. A contract
 * that refuses is recognised first: its reason may contain any words.
 */
final class NodeErrors {
  private static final int REVERTED = 3;
  private static final int INTERNAL = -32_603;

  /** Besu says -32005 of these too, and asking later does not change them. */
  private static final Pattern FOR_GOOD =
      Pattern.compile("gas limit|block range|range limit|maximum rpc range|results|batch");

  private static final Pattern BLOCK_UNKNOWN =
      Pattern.compile(
          "resource not found|block not found|header not found|header for hash not found|unknown"
              + " block|blockoutofrange|block out of range");

  /** As anvil, Besu and geth word it. */
  private static final Pattern STATE_NOT_KEPT =
      Pattern.compile("world state unavailable|missing trie node|historical state");

  private NodeErrors() {}

  static RpcError read(JsonNode error) {
    String message = error.path("message").asText("error without a message");
    int code = error.path("code").asInt();
    String lower = message.toLowerCase(Locale.ROOT);
    Optional<RevertData> data = data(error.path("data"));
    boolean reverted =
        code == REVERTED
            || lower.startsWith("execution reverted")
            || lower.contains("vm exception");
    return new RpcError(
        code, message, reverted ? Optional.of(data.orElse(RevertData.NONE)) : Optional.empty());
  }

  /** Why the error is no answer; empty if it is a refusal. */
  static Optional<NodeAnswer.Cause> silence(RpcError error) {
    if (error.revertData().isPresent()) {
      return Optional.empty();
    }
    String text = error.message().toLowerCase(Locale.ROOT);
    boolean throttled =
        RateLimit.isMeantBy(error.code(), error.message()) && !FOR_GOOD.matcher(text).find();
    if (throttled) {
      return Optional.of(NodeAnswer.Cause.THROTTLED);
    }
    if (STATE_NOT_KEPT.matcher(text).find()) {
      return Optional.of(NodeAnswer.Cause.STATE_NOT_KEPT);
    }
    if (BLOCK_UNKNOWN.matcher(text).find()) {
      return Optional.of(NodeAnswer.Cause.BLOCK_UNKNOWN);
    }
    return error.code() == INTERNAL ? Optional.of(NodeAnswer.Cause.NODE_ERROR) : Optional.empty();
  }

  /** Text, an object around it, or text with the hex somewhere in it. */
  private static Optional<RevertData> data(JsonNode data) {
    String text = (data.isObject() ? data.path("data") : data).asText("");
    int hex = text.indexOf("0x");
    try {
      return hex < 0 ? Optional.empty() : Optional.of(new RevertData(text.substring(hex)));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }
}
