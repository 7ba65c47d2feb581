package network.conet.evidence.voucher;

/** What the issuer's answer turned out to be. */
public sealed interface BlindingOutcome {
  record Issued(Voucher voucher) implements BlindingOutcome {}

  /** The issuer answered with what is no signature of the blinded message. */
  record IssuerFailed(String why) implements BlindingOutcome {}
}
