package network.conet.rewards.attest;

import java.time.Clock;
import java.util.Optional;

/** Brings what was signed and not yet acknowledged to the desk, oldest first. */
public final class SubmitAttestations {
  private final EpochLedger ledger;
  private final VerifierKey key;
  private final AttestationDesk desk;
  private final Clock clock;

  public SubmitAttestations(
      EpochLedger ledger, VerifierKey key, AttestationDesk desk, Clock clock) {
    this.ledger = ledger;
    this.key = key;
    this.desk = desk;
    this.clock = clock;
  }

  /** Why not all could be brought, if so. */
  public Optional<String> submit() {
    for (EpochLedger.SignedEpoch signed : ledger.unsubmitted()) {
      switch (desk.submit(signed.header(), key.address(), signed.signature())) {
        case AttestationDesk.DeskAnswer.Accepted accepted ->
            ledger.markSubmitted(signed.header().epoch());
        case AttestationDesk.DeskAnswer.Refused refused -> {
          ledger.dispute(signed.header().epoch(), refused.reason(), clock.instant());
          return Optional.of(refused.reason());
        }
        case AttestationDesk.DeskAnswer.Unknown unknown -> {
          return Optional.of(unknown.reason());
        }
      }
    }
    return Optional.empty();
  }
}
