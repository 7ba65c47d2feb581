package network.conet.circuit.client;

import java.time.Duration;
import network.conet.evidence.signing.EvidenceDomain;

/**
 * How a client behaves.
 *
 * @param domain what receipts are signed for
 * @param timeout the longest wait for one answer while a circuit or stream is being opened
 */
public record CircuitSettings(EvidenceDomain domain, Duration timeout) {
  public static CircuitSettings of(EvidenceDomain domain) {
    return new CircuitSettings(domain, Duration.ofSeconds(10));
  }
}
