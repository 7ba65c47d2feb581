package network.conet.rewards.attest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Everything that a verifier has to do now. Called again and again; each call may do nothing. */
public final class DriveEpochs {
  /** A dispute costs a whole recomputation to look at again, and seldom goes away by itself. */
  private static final Duration DISPUTE_PAUSE = Duration.ofSeconds(30);

  private final RecomputeEpoch recompute;
  private final SubmitAttestations submit;
  private final Optional<AnchorEpochs> anchor;
  private final Optional<KeepBlockHashes> hashes;
  private final Clock clock;
  private Instant notBefore = Instant.MIN;

  public DriveEpochs(
      RecomputeEpoch recompute,
      SubmitAttestations submit,
      Optional<AnchorEpochs> anchor,
      Optional<KeepBlockHashes> hashes,
      Clock clock) {
    this.recompute = recompute;
    this.submit = submit;
    this.anchor = anchor;
    this.hashes = hashes;
    this.clock = clock;
  }

  /** What became of the next epoch, if there was one to compute. */
  public synchronized Optional<Recomputation> drive() {
    Optional<Recomputation> outcome = recompute();
    // the desk refuses what the chain has decided otherwise; that is a dispute, and not news here
    submit.submit();
    anchor.ifPresent(AnchorEpochs::drive);
    hashes.ifPresent(KeepBlockHashes::keep);
    return outcome;
  }

  /** How many epochs were signed here without comparing them with the node's own state. */
  public long uncheckedEpochs() {
    return recompute.uncheckedEpochs();
  }

  private Optional<Recomputation> recompute() {
    if (clock.instant().isBefore(notBefore)) {
      return Optional.empty();
    }
    return switch (recompute.next()) {
      case Recomputation.NotReady waiting -> Optional.empty();
      case Recomputation.Computed computed -> Optional.of(computed);
      case Recomputation.Disputed disputed -> {
        notBefore = clock.instant().plus(DISPUTE_PAUSE);
        yield Optional.of(disputed);
      }
    };
  }
}
