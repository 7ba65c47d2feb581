package network.conet.chain.transaction;

/** How a submission ended: stored, now or before, or refused with nothing changed. */
public sealed interface Submission {
  record Accepted(StoredTransaction transaction) implements Submission {}

  record Refused(ErrorCode code, String detail) implements Submission {}
}
