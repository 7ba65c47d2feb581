package network.conet.governance.proposal;

/** The Governor's states, in its order. */
public enum ProposalState {
  PENDING,
  ACTIVE,
  CANCELED,
  DEFEATED,
  SUCCEEDED,
  QUEUED,
  EXPIRED,
  EXECUTED;

  /** Whether nothing can change any more. */
  public boolean isFinal() {
    return this == CANCELED || this == DEFEATED || this == EXPIRED || this == EXECUTED;
  }
}
