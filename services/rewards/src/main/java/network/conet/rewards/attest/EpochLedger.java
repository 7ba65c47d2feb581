package network.conet.rewards.attest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.conet.rewards.epoch.ComputedEpoch;
import network.conet.rewards.epoch.CumulativeRewards;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** Port: the epochs that this verifier computed, in order and without gaps. */
public interface EpochLedger {

  /** What is kept of an epoch besides its leaves and entries. */
  record SignedEpoch(EpochHeader header, Hash32 digest, SignatureBytes signature) {}

  Optional<SignedEpoch> last();

  /** Of an epoch that is stored, in place of what was signed before; to be submitted anew. */
  void signAnew(SignedEpoch epoch);

  Optional<SignedEpoch> find(EpochId epoch);

  /** The epoch of this digest, if it was computed and signed here. */
  Optional<SignedEpoch> find(Hash32 digest);

  CumulativeRewards cumulativeAfter(EpochId epoch);

  /** Everything of an epoch, and the event that tells of it; inside the caller's transaction. */
  void store(
      ComputedEpoch epoch,
      SignatureBytes signature,
      List<VerifiedDataset.Settled> sessions,
      Instant now);

  /** Signed, but not yet known to have reached the anchoring instance; ascending. */
  List<SignedEpoch> unsubmitted();

  void markSubmitted(EpochId epoch);

  void dispute(EpochId epoch, String reason, Instant now);

  void resolve(EpochId epoch);

  /** The first unresolved dispute, if any. */
  Optional<Dispute> openDispute();

  /** Why an epoch is not attested. */
  record Dispute(EpochId epoch, String reason) {}
}
