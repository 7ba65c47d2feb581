package network.conet.relay.measure;

import java.util.List;
import network.conet.evidence.report.Report;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.units.EpochId;
import network.conet.units.NodeId;

/**
 * Port: what this relay has said. A second, different word on a question (capacity of a node in an
 * epoch, reachability of a node in a slot) costs its stake, so it is kept before anybody sees it.
 */
public interface ReportStore {
  /** Keeps a report unless its question is answered; it survives a crash once this returns. */
  void keepFirst(SignedReport report);

  boolean hasMeasured(EpochId epoch, NodeId subject);

  boolean hasChecked(EpochId epoch, NodeId subject, UptimeSlot slot);

  /** Kept reports on an epoch that are not settled, the same bytes each time. */
  List<SignedReport> unsettled(EpochId epoch);

  void settle(Report report);

  void forgetBefore(EpochId epoch);
}
