package network.conet.chain.network;

import java.time.Duration;
import java.time.Instant;
import network.conet.units.EpochId;

/** How epochs are counted, and the last one that was anchored. */
public record EpochClock(Duration length, Instant genesis, EpochId lastAnchored) {
  /** The epoch after the last anchored one: what is carried now settles there or later. */
  public EpochId current() {
    return lastAnchored.next();
  }
}
