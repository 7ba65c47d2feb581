package network.conet.gateway.limit;

import java.time.Duration;

/**
 * What somebody may use within a window; it comes back evenly.
 *
 * @param name what callers are told it is called
 * @param units how much fits into the window
 */
public record Quota(String name, long units, Duration window) {
  public Quota {
    if (units < 1 || window.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "the quota " + name + " needs at least one unit and a window of a second");
    }
  }

  /** How it is announced: RateLimit-Policy of the IETF's draft on rate limit headers. */
  public String policy() {
    return "\"" + name + "\";q=" + units + ";w=" + window.toSeconds();
  }
}
