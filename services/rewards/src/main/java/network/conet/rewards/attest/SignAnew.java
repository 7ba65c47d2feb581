package network.conet.rewards.attest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.rewards.atomic.Atomically;
import network.conet.rewards.epoch.Attempt;
import network.conet.rewards.epoch.EpochDigest;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/**
 * After the chain has cancelled somebody's anchor, signs again for the next attempt what this
 * verifier computed and nobody has anchored yet. One attempt is signed once an epoch: the content
 * is the one that was stored, so that no two statements of an attempt ever differ.
 */
final class SignAnew {
  private final Atomically atomically;
  private final EpochLedger ledger;
  private final AnchorLog anchors;
  private final EpochDigest digests;
  private final VerifierKey key;

  SignAnew(
      Atomically atomically,
      EpochLedger ledger,
      AnchorLog anchors,
      EpochDigest digests,
      VerifierKey key) {
    this.atomically = atomically;
    this.ledger = ledger;
    this.anchors = anchors;
    this.digests = digests;
    this.key = key;
  }

  /** Whether anything had to be signed again. An epoch of one's own that was cancelled never is. */
  boolean signWhatIsNotAnchored() {
    Attempt attempt = anchors.attempt();
    EpochId anchored = anchors.lastAnchored().map(AnchorLog.Anchored::epoch).orElse(EpochId.ZERO);
    Hash32 previous =
        ledger.find(anchored).map(EpochLedger.SignedEpoch::digest).orElse(Hash32.ZERO);
    List<EpochLedger.SignedEpoch> changed = new ArrayList<>();
    Optional<EpochLedger.SignedEpoch> own = ledger.find(anchored.next());
    while (own.isPresent() && !anchors.isCancelled(own.get().digest())) {
      EpochHeader header = own.get().header().signedFor(attempt, previous);
      previous = digests.of(header);
      if (!previous.equals(own.get().digest())) {
        changed.add(new EpochLedger.SignedEpoch(header, previous, key.sign(previous)));
      }
      own = ledger.find(header.epoch().next());
    }
    if (changed.isEmpty()) {
      return false;
    }
    atomically.run(() -> changed.forEach(ledger::signAnew));
    return true;
  }
}
