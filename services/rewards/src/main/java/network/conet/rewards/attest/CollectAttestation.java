package network.conet.rewards.attest;

import java.time.Clock;
import java.util.Optional;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.rewards.epoch.EpochDigest;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.rewards.stakes.VerifierSet;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** The desk itself: keeps a signature if a verifier of that epoch made it over that header. */
public final class CollectAttestation implements AttestationDesk {
  private final EpochDigest digests;
  private final ChainState chain;
  private final AnchorLog anchors;
  private final Attestations attestations;
  private final Clock clock;

  public CollectAttestation(
      EpochDigest digests,
      ChainState chain,
      AnchorLog anchors,
      Attestations attestations,
      Clock clock) {
    this.digests = digests;
    this.chain = chain;
    this.anchors = anchors;
    this.attestations = attestations;
    this.clock = clock;
  }

  @Override
  public DeskAnswer submit(EpochHeader header, AccountAddress verifier, SignatureBytes signature) {
    Hash32 digest = digests.of(header);
    if (!SignatureRecovery.isSignedBy(verifier, digest, signature)) {
      return new DeskAnswer.Refused("the signature over " + digest + " is not of " + verifier);
    }
    Optional<AnchorLog.Anchored> anchored = anchors.anchored(header.epoch());
    if (anchored.isPresent()) {
      return late(anchored.get(), header, digest);
    }
    VerifierSet set = chain.verifiersFor(header.epoch());
    if (!set.members().contains(verifier)) {
      return new DeskAnswer.Refused(verifier + " does not verify epoch " + header.epoch());
    }
    attestations.save(
        new Attestations.Attestation(
            header.epoch(), digest, EpochDigest.encode(header), verifier, signature),
        clock.instant());
    return new DeskAnswer.Accepted(agreeing(header, digest), set.threshold());
  }

  /** The chain has decided; whoever agrees with it is told so and need not come again. */
  private DeskAnswer late(AnchorLog.Anchored anchored, EpochHeader header, Hash32 digest) {
    if (!anchored.digest().equals(digest)) {
      return new DeskAnswer.Refused(
          "epoch %s is anchored as %s".formatted(anchored.epoch(), anchored.digest()));
    }
    int agreeing = Math.max(1, agreeing(header, digest));
    return new DeskAnswer.Accepted(agreeing, agreeing);
  }

  private int agreeing(EpochHeader header, Hash32 digest) {
    return (int)
        attestations.of(header.epoch()).stream().filter(a -> a.digest().equals(digest)).count();
  }
}
