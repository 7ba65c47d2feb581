package network.conet.proofs.voucher;

import java.util.List;
import network.conet.evidence.voucher.BlindSignature;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.refusal.Refusal;
import network.conet.units.TokenAmount;

/** What became of a request for vouchers. */
public sealed interface IssueOutcome {
  /** Signed, in the order of the blinded messages. */
  record Issued(List<BlindSignature> signatures, TokenAmount remainingCredit)
      implements IssueOutcome {
    public Issued {
      signatures = List.copyOf(signatures);
    }
  }

  record Refused(Refusal refusal) implements IssueOutcome {}

  static IssueOutcome refused(ErrorCode code, String detail) {
    return new Refused(new Refusal(code, detail));
  }
}
