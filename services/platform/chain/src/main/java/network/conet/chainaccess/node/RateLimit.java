package network.conet.chainaccess.node;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells an error that says "asked too often, or too much at once" from one that says no. Nothing
 * may be concluded from the first: neither that a contract refuses nor that a block is gone.
 */
public final class RateLimit {
  /** EIP-1474's "limit exceeded", and what providers answer beside it. */
  private static final Set<Integer> CODES = Set.of(-32005, -32029, -32097, 429);

  private static final Pattern WORDS =
      Pattern.compile(
          "too many requests|rate.?limit|limit exceeded|request limit|capacity exceeded|throttl"
              + "|quota|try again|timed? ?out|temporarily unavailable|overloaded",
          Pattern.CASE_INSENSITIVE);

  /** Besu gives the code of "limit exceeded" to these as well, which will be refused again. */
  private static final Pattern TOO_LARGE =
      Pattern.compile("block gas limit|block range|rpc range|batch size", Pattern.CASE_INSENSITIVE);

  private RateLimit() {}

  /** Whether a JSON-RPC error of this code and message is one of a limit. */
  public static boolean isMeantBy(int code, String message) {
    return !TOO_LARGE.matcher(message).find()
        && (CODES.contains(code) || WORDS.matcher(message).find());
  }
}
