package network.conet.rewards.attest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import network.conet.units.EpochId;

/**
 * Has the contract keep the hash of a snapshot block whose epoch waits to be anchored. The chain
 * gives out the hashes of its last 8,191 blocks only (EIP-2935): without this, verifiers that
 * cannot agree for that long would leave epochs that nobody could anchor any more.
 */
public final class KeepBlockHashes {
  /** A quarter of 8,191 blocks where they are a second apart, less where they are rarer. */
  public static final Duration PATIENCE = Duration.ofMinutes(30);

  private final AnchorLog log;
  private final EpochLedger ledger;
  private final AskOnce contract;
  private final Clock clock;

  public KeepBlockHashes(AnchorLog log, EpochLedger ledger, AskOnce contract, Clock clock) {
    this.log = log;
    this.ledger = ledger;
    this.contract = contract;
    this.clock = clock;
  }

  /** One look at every epoch that waits. */
  public void keep() {
    Instant limit = clock.instant().minus(PATIENCE);
    EpochId epoch =
        log.lastAnchored().map(anchored -> anchored.epoch().next()).orElse(EpochId.of(1));
    for (Optional<EpochLedger.SignedEpoch> next = ledger.find(epoch);
        next.filter(waiting -> waiting.header().endTime().isBefore(limit)).isPresent();
        next = ledger.find(epoch)) {
      EpochLedger.SignedEpoch waiting = next.get();
      if (!contract.isConfirmed(AnchorCall.Step.CHECKPOINT, epoch, waiting.digest())) {
        contract.ensure(
            AnchorCall.Step.CHECKPOINT,
            epoch,
            waiting.digest(),
            new EpochAnchor.Request.Checkpoint(waiting.header().snapshotBlock()));
      }
      epoch = epoch.next();
    }
  }
}
