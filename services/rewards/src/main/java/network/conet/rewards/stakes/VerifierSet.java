package network.conet.rewards.stakes;

import java.util.List;
import network.conet.units.AccountAddress;

/** Who attests an epoch, in the order in which signatures are brought, and how many must agree. */
public record VerifierSet(int threshold, List<AccountAddress> members) {
  public VerifierSet {
    members = List.copyOf(members);
    if (threshold < 1 || threshold > members.size()) {
      throw new IllegalArgumentException(threshold + " of " + members.size() + " verifiers");
    }
  }
}
