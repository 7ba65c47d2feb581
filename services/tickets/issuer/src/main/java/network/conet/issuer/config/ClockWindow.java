package network.conet.issuer.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import network.conet.issuer.key.OpenWindow;
import network.conet.tickets.TicketWindow;

/** Windows of one length from a beginning on; before it, window 0. */
final class ClockWindow implements OpenWindow {
  private final Clock clock;
  private final Instant genesis;
  private final Duration length;

  ClockWindow(Clock clock, Instant genesis, Duration length) {
    if (length.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a window takes at least a second, not " + length);
    }
    this.clock = clock;
    this.genesis = genesis;
    this.length = length;
  }

  @Override
  public TicketWindow now() {
    long seconds = Duration.between(genesis, clock.instant()).toSeconds();
    return TicketWindow.of(Math.max(0, seconds) / length.toSeconds());
  }
}
