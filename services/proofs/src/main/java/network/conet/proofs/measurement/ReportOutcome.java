package network.conet.proofs.measurement;

import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.refusal.Refusal;

/** What became of a report. */
public sealed interface ReportOutcome {
  /** It counts; also the answer to the same report sent again. */
  record Taken() implements ReportOutcome {}

  record Refused(Refusal refusal) implements ReportOutcome {}

  static ReportOutcome refused(ErrorCode code, String detail) {
    return new Refused(new Refusal(code, detail));
  }
}
