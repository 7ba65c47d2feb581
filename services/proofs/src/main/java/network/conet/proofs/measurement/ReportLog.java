package network.conet.proofs.measurement;

import network.conet.evidence.report.SignedReport;
import network.conet.units.Hash32;

/** The reports that count. */
public interface ReportLog {
  /**
   * Adds a report unless its author has already answered the same question (kind, epoch, subject,
   * slot); answers the digest of the report that counts then.
   */
  Hash32 addFirst(SignedReport report, Hash32 digest);
}
