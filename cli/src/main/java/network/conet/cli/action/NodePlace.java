package network.conet.cli.action;

import java.nio.charset.StandardCharsets;
import network.conet.chainaccess.Keccak;
import network.conet.units.Hash32;

/**
 * Where a relay is.
 *
 * @param endpoint host:port that others reach it at
 * @param prefix the network prefix it is in, such as {@code 203.0.113.0/24}; the chain gets its
 *     hash
 * @param region ISO 3166-1 alpha-2 code
 */
public record NodePlace(String endpoint, String prefix, String region) {
  public NodePlace {
    if (!endpoint.matches("[^\\s:]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+\\]:[0-9]{1,5}")) {
      throw new IllegalArgumentException("an endpoint is host:port, not " + endpoint);
    }
    if (!region.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(
          "a region is two capital letters (ISO 3166-1), not " + region);
    }
    if (prefix.isBlank()) {
      throw new IllegalArgumentException("the network prefix is missing");
    }
  }

  /** keccak256 of the prefix as given. */
  Hash32 prefixCommitment() {
    return Keccak.hash(prefix.getBytes(StandardCharsets.UTF_8));
  }

  byte[] regionBytes() {
    return region.getBytes(StandardCharsets.US_ASCII);
  }
}
