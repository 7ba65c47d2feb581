package network.conet.rewards.attest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.rewards.epoch.EncodedHeader;
import network.conet.rewards.epoch.EpochDigest;
import network.conet.rewards.stakes.VerifierSet;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/**
 * Takes epochs through the chain: anchored when enough agree, activated when nobody can challenge
 * any more, settled when activated.
 */
public final class AnchorEpochs {
  private static final int SETTLED_TOGETHER = 32;
  private final AnchorLog log;
  private final ChainState chain;
  private final Attestations attestations;
  private final EpochLedger ledger;
  private final AskOnce contract;

  public AnchorEpochs(
      AnchorLog log,
      ChainState chain,
      Attestations attestations,
      EpochLedger ledger,
      AskOnce contract) {
    this.log = log;
    this.chain = chain;
    this.attestations = attestations;
    this.ledger = ledger;
    this.contract = contract;
  }

  /** One look at every step; each does at most one thing. */
  public void drive() {
    Optional<AnchorLog.Anchored> last = log.lastAnchored();
    last.filter(anchored -> anchored.epoch().isAfter(log.lastActivated()))
        .ifPresent(
            pending ->
                contract.ensure(
                    AnchorCall.Step.ACTIVATE,
                    pending.epoch(),
                    pending.digest(),
                    new EpochAnchor.Request.Activate()));
    settleOpen();
    anchorNext(last.map(anchored -> anchored.epoch().next()).orElse(EpochId.of(1)));
  }

  /**
   * All that is open, in one transaction. Named by its first epoch and its last digest, which holds
   * those before; while a shorter run is on its way nothing longer is asked for.
   */
  private void settleOpen() {
    EpochId first = log.lastSettled().next();
    List<EpochLedger.SignedEpoch> run = new ArrayList<>();
    for (EpochId epoch = first;
        !epoch.isAfter(log.lastActivated()) && run.size() < SETTLED_TOGETHER;
        epoch = epoch.next()) {
      Optional<Hash32> onChain = log.anchored(epoch).map(AnchorLog.Anchored::digest);
      Optional<EpochLedger.SignedEpoch> own =
          ledger.find(epoch).filter(signed -> onChain.filter(signed.digest()::equals).isPresent());
      if (own.isEmpty()) {
        break;
      }
      run.add(own.get());
    }
    for (int length = 1; length <= run.size(); length++) {
      Hash32 last = run.get(length - 1).digest();
      if (length == run.size() || contract.isAsked(AnchorCall.Step.SETTLE, first, last)) {
        contract.ensure(AnchorCall.Step.SETTLE, first, last, settle(run.subList(0, length)));
        return;
      }
    }
  }

  private static EpochAnchor.Request settle(List<EpochLedger.SignedEpoch> run) {
    return new EpochAnchor.Request.Settle(
        run.stream().map(signed -> EpochDigest.encode(signed.header())).toList());
  }

  private void anchorNext(EpochId epoch) {
    List<Attestations.Attestation> brought = attestations.of(epoch);
    if (brought.isEmpty()) {
      return;
    }
    VerifierSet set = chain.verifiersFor(epoch);
    Map<Hash32, Map<AccountAddress, Attestations.Attestation>> byDigest = new LinkedHashMap<>();
    for (Attestations.Attestation attestation : brought) {
      byDigest
          .computeIfAbsent(attestation.digest(), digest -> new LinkedHashMap<>())
          .put(attestation.verifier(), attestation);
    }
    byDigest.forEach(
        (digest, attested) -> {
          List<SignatureBytes> signatures = inOrder(set, attested);
          if (signatures.size() == set.threshold()) {
            EncodedHeader header = attested.values().iterator().next().header();
            contract.ensure(
                AnchorCall.Step.ANCHOR,
                epoch,
                digest,
                new EpochAnchor.Request.Anchor(header, signatures));
          }
        });
  }

  /** As many as needed, in the order in which the contract reads them. */
  private static List<SignatureBytes> inOrder(
      VerifierSet set, Map<AccountAddress, Attestations.Attestation> attested) {
    List<SignatureBytes> signatures = new ArrayList<>();
    for (AccountAddress member : set.members()) {
      Attestations.Attestation attestation = attested.get(member);
      if (attestation != null && signatures.size() < set.threshold()) {
        signatures.add(attestation.signature());
      }
    }
    return signatures;
  }
}
