package network.conet.cli.action;

import java.math.BigInteger;
import java.util.List;
import network.conet.units.Hash32;

/**
 * What the Governor is asked to do, in the form its functions take.
 *
 * @param targets contract addresses, 0x-hex
 * @param calldatas what they are called with
 * @param descriptionHash of the description's bytes, which need not be text
 */
public record Proposal(List<String> targets, List<byte[]> calldatas, Hash32 descriptionHash) {
  public Proposal {
    targets = List.copyOf(targets);
    calldatas = List.copyOf(calldatas);
  }

  List<BigInteger> values() {
    return targets.stream().map(target -> BigInteger.ZERO).toList();
  }
}
