package network.conet.cli.api;

import java.time.Instant;

/**
 * A bearer token of the realm.
 *
 * @param access what goes into the Authorization header
 * @param refresh what a new one is had for; empty if there is none
 * @param expires when {@code access} ends
 */
public record Token(String access, String refresh, Instant expires) {
  /** Whether it can still be used for a call that starts now. */
  public boolean isFresh(Instant now) {
    return now.plusSeconds(10).isBefore(expires);
  }

  @Override
  public String toString() {
    return "token until " + expires;
  }
}
