package network.conet.relay.measure;

import network.conet.evidence.report.SignedReport;

/** Port: hands a report in. */
@FunctionalInterface
public interface Reports {
  /** What became of it. */
  enum Answer {
    /** It counts, or an earlier one of this relay on the same question does: no need to send it. */
    SETTLED,
    /** Reports are taken for another epoch. */
    OTHER_EPOCH,
    /** Not taken as things are, such as a node that proofs has not seen registered yet. */
    NOT_YET,
    /** Nobody answered. */
    UNREACHED
  }

  Answer submit(SignedReport report);
}
