package network.conet.rewards.rest;

import java.util.List;
import network.conet.rewards.catalogue.Claim;
import network.conet.units.Hash32;

/** What {@code RewardDistributor.claim} takes. */
public record ClaimJson(
    long epoch, String root, String account, String cumulative, List<String> proof) {
  static ClaimJson of(Claim claim) {
    return new ClaimJson(
        claim.epoch().number(),
        claim.root().hex(),
        claim.account().hex(),
        claim.cumulative().toString(),
        claim.proof().stream().map(Hash32::hex).toList());
  }
}
