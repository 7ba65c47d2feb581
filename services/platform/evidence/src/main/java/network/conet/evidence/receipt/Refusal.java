package network.conet.evidence.receipt;

/** Why evidence does not settle. The names are part of the public interface. */
public enum Refusal {
  BAD_VOUCHER_SIGNATURE,
  UNKNOWN_VOUCHER_KEY,
  VOUCHER_EXPIRED,
  BAD_RECEIPT_SIGNATURE,
  WRONG_NODE,
  UNKNOWN_NODE,
  OVER_DENOMINATION,
  NOT_MONOTONIC,
  REPLAYED,
  MALFORMED
}
