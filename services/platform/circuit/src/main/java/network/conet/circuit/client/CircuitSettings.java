package network.conet.circuit.client;

import java.time.Duration;
import network.conet.evidence.signing.EvidenceDomain;

/**
 * How a client behaves.
 *
 * @param domain what receipts are signed for
 * @param timeout the longest wait for one relay's answer while a circuit is built
 * @param connect the longest wait for a stream to open; longer than an exit tries to
 */
public record CircuitSettings(EvidenceDomain domain, Duration timeout, Duration connect) {
  public static CircuitSettings of(EvidenceDomain domain) {
    return of(domain, Duration.ofSeconds(10));
  }

  public static CircuitSettings of(EvidenceDomain domain, Duration timeout) {
    return new CircuitSettings(domain, timeout, timeout.multipliedBy(2));
  }
}
