package network.conet.relay.measure;

import network.conet.chainaccess.SigningKey;
import network.conet.evidence.report.Report;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.EpochId;

/** Signs reports, keeps them, and sends what is kept until it is settled or its epoch is over. */
final class HandInReports {
  private final EvidenceDomain domain;
  private final SigningKey hotKey;
  private final ReportStore store;
  private final Reports reports;

  HandInReports(EvidenceDomain domain, SigningKey hotKey, ReportStore store, Reports reports) {
    this.domain = domain;
    this.hotKey = hotKey;
    this.store = store;
    this.reports = reports;
  }

  /** The signature leaves this relay only from the store. */
  void keep(Report report) {
    store.keepFirst(report.sign(domain, hotKey));
  }

  /**
   * @return false if proofs takes reports for another epoch: what this relay believes of it is old
   */
  boolean sendKept(EpochId epoch) {
    for (SignedReport kept : store.unsettled(epoch)) {
      switch (reports.submit(kept)) {
        case SETTLED -> store.settle(kept.report());
        case OTHER_EPOCH -> {
          return false;
        }
        case NOT_YET -> {}
        case UNREACHED -> {
          return true;
        }
      }
    }
    return true;
  }
}
