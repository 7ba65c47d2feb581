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
 */
public record CarryLimits(
    int circuits, int streams, Duration setup, Duration receipt, ByteCount measurement) {
  public static final CarryLimits DEFAULT =
      new CarryLimits(
          4096, 64, Duration.ofSeconds(10), Duration.ofSeconds(30), ByteCount.ofMebibytes(256));
}
