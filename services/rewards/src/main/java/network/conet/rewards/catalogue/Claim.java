package network.conet.rewards.catalogue;

import java.util.List;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/** What {@code RewardDistributor.claim} takes. */
public record Claim(
    EpochId epoch,
    Hash32 root,
    AccountAddress account,
    TokenAmount cumulative,
    List<Hash32> proof) {
  public Claim {
    proof = List.copyOf(proof);
  }
}
