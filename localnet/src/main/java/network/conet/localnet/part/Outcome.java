package network.conet.localnet.part;

import java.time.Duration;
import java.util.List;

/** How one part fared in a start. */
public sealed interface Outcome {
  String part();

  /** Started now, and its probe holds. */
  record Ready(String part, Duration took) implements Outcome {}

  /** Was running before and its probe holds. */
  record WasRunning(String part) implements Outcome {}

  /** Did not start. */
  record Failed(String part, String reason, String cure, List<String> lastLines)
      implements Outcome {}

  /** Not tried, because another failed. */
  record Skipped(String part) implements Outcome {}

  default boolean isReady() {
    return this instanceof Ready || this instanceof WasRunning;
  }
}
