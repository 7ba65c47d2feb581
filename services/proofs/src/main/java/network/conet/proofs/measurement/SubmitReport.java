package network.conet.proofs.measurement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.evidence.report.Report;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.epoch.EpochGate;
import network.conet.proofs.epoch.Epochs;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.registry.NodeRegister;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/** Takes one report into the open epoch, or says why not. */
public final class SubmitReport {
  private final EvidenceDomain domain;
  private final Atomically atomically;
  private final EpochGate gate;
  private final Epochs epochs;
  private final NodeRegister register;
  private final ReportLog log;

  public SubmitReport(
      EvidenceDomain domain,
      Atomically atomically,
      EpochGate gate,
      Epochs epochs,
      NodeRegister register,
      ReportLog log) {
    this.domain = domain;
    this.atomically = atomically;
    this.gate = gate;
    this.epochs = epochs;
    this.register = register;
    this.log = log;
  }

  public ReportOutcome submit(SignedReport signed) {
    return atomically.run(() -> take(signed));
  }

  /** What a report whose author is its subject gets; it cannot even be written down. */
  public static Optional<ReportOutcome> refuseIfOnItself(NodeId subject, NodeId author) {
    return subject.equals(author)
        ? Optional.of(
            ReportOutcome.refused(ErrorCode.SELF_REPORT, "a node does not report on itself"))
        : Optional.empty();
  }

  private ReportOutcome take(SignedReport signed) {
    gate.holdOpen();
    Report report = signed.report();
    EpochId open = epochs.openNumber();
    if (open.isAfter(report.epoch())) {
      return ReportOutcome.refused(
          ErrorCode.EPOCH_CLOSED,
          "epoch " + report.epoch() + " is over; epoch " + open + " is open");
    }
    if (report.epoch().isAfter(open)) {
      return ReportOutcome.refused(
          ErrorCode.EPOCH_NOT_BEGUN,
          "epoch " + report.epoch() + " has not begun; " + open + " is open");
    }
    Set<NodeId> active = register.activeAmong(List.of(report.subject(), report.author()));
    if (!active.contains(report.subject()) || !active.contains(report.author())) {
      return ReportOutcome.refused(
          ErrorCode.UNKNOWN_NODE, "subject and author must both be registered and not retired");
    }
    Optional<AccountAddress> key = register.hotKey(report.author(), report.epoch());
    if (key.isEmpty() || !signed.signedBy(key.get(), domain)) {
      return ReportOutcome.refused(
          ErrorCode.BAD_REPORT_SIGNATURE,
          "not signed by the hot key of " + report.author() + " in epoch " + report.epoch());
    }
    Hash32 digest = report.digest(domain);
    if (!log.addFirst(signed, digest).equals(digest)) {
      return ReportOutcome.refused(
          ErrorCode.DUPLICATE_REPORT,
          "this author has already reported otherwise on this subject; the first report counts");
    }
    return new ReportOutcome.Taken();
  }
}
