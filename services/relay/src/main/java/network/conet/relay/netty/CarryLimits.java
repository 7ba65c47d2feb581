package network.conet.relay.netty;

import java.time.Duration;
import network.conet.units.ByteCount;

/**
 * What one relay takes on.
 *
 * @param circuits open connections from clients and relays before it
 * @param streams open streams of one circuit
 * @param setup from connecting to a good voucher, and for any answer of another machine
 * @param receipt how long a circuit may wait for a receipt that is due
 * @param measurement bytes echoed on one connection
 * @param idle how long a circuit may carry nothing
 * @param quiet how long a circuit carried nothing that a stop does not wait for
 */
public record CarryLimits(
    int circuits,
    int streams,
    Duration setup,
    Duration receipt,
    ByteCount measurement,
    Duration idle,
    Duration quiet) {
  public static final CarryLimits DEFAULT =
      new CarryLimits(
          4096,
          64,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          ByteCount.ofMebibytes(256),
          Duration.ofMinutes(10),
          Duration.ofSeconds(1));

  public CarryLimits withIdle(Duration other) {
    return new CarryLimits(circuits, streams, setup, receipt, measurement, other, quiet);
  }

  public CarryLimits withQuiet(Duration other) {
    return new CarryLimits(circuits, streams, setup, receipt, measurement, idle, other);
  }
}
