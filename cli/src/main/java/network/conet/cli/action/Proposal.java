package network.conet.cli.action;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import network.conet.chainaccess.Keccak;

/**
 * What the Governor is asked to do, in the form its functions take.
 *
 * @param targets contract addresses, 0x-hex
 * @param calldatas what they are called with
 */
public record Proposal(List<String> targets, List<byte[]> calldatas, String description) {
  public Proposal {
    targets = List.copyOf(targets);
    calldatas = List.copyOf(calldatas);
  }

  List<BigInteger> values() {
    return targets.stream().map(target -> BigInteger.ZERO).toList();
  }

  byte[] descriptionHash() {
    return Keccak.hash(description.getBytes(StandardCharsets.UTF_8)).toBytes();
  }
}
