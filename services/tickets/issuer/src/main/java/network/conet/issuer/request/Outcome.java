package network.conet.issuer.request;

import java.util.List;
import network.conet.issuer.refusal.ErrorCode;
import network.conet.issuer.refusal.Refusal;
import network.conet.tickets.rsa.BlindSignature;

/** What became of a request. */
public sealed interface Outcome {
  /** Signatures in the order of the blinded messages. */
  record Answered(List<BlindSignature> signatures) implements Outcome {
    public Answered {
      signatures = List.copyOf(signatures);
    }
  }

  /** Nothing was changed. */
  record Refused(Refusal refusal) implements Outcome {}

  static Outcome refused(ErrorCode code, String detail) {
    return new Refused(new Refusal(code, detail));
  }
}
