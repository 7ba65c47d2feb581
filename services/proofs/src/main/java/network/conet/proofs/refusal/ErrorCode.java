package network.conet.proofs.refusal;

/** Every reason for which this service refuses a call. The names are part of its interface. */
public enum ErrorCode {
  /** A field cannot be read as what it stands for. */
  MALFORMED_REQUEST(Kind.INVALID),
  /** The signature is not the payer's. */
  BAD_PAYER_SIGNATURE(Kind.INVALID),
  /** Vouchers of this size are not issued. */
  UNKNOWN_DENOMINATION(Kind.INVALID),
  /** Vouchers are issued for the current window and the next. */
  WINDOW_NOT_OPEN(Kind.STATE),
  /** The payer's committed credit does not cover the request. */
  CREDIT_EXHAUSTED(Kind.EXHAUSTED),
  /** The request id was used for another request. */
  REQUEST_ID_REUSED(Kind.CONFLICT),
  /** A node reported on itself. */
  SELF_REPORT(Kind.INVALID),
  /** No such node, or it is retired. */
  UNKNOWN_NODE(Kind.INVALID),
  /** The signature is not by the hot key that the measurer has in that epoch. */
  BAD_REPORT_SIGNATURE(Kind.INVALID),
  /** The epoch of the report is frozen. */
  EPOCH_CLOSED(Kind.STATE),
  /** The epoch of the report has not begun. */
  EPOCH_NOT_BEGUN(Kind.STATE),
  /** This measurer has already reported otherwise on the same subject. */
  DUPLICATE_REPORT(Kind.CONFLICT),
  /** The dataset exists once the epoch is over. */
  EPOCH_OPEN(Kind.STATE),
  /** Nothing has this id. */
  NOT_FOUND(Kind.MISSING),
  /** The service does not yet know enough of the chain to answer. */
  CHAIN_NOT_FOLLOWED(Kind.UNAVAILABLE);

  /** What a caller can do about it. */
  public enum Kind {
    /** Send something else. */
    INVALID,
    /** It contradicts what was accepted before. */
    CONFLICT,
    /** Wait, or name another epoch or window. */
    STATE,
    /** Commit more credit. */
    EXHAUSTED,
    /** Nothing: it does not exist. */
    MISSING,
    /** Try again later. */
    UNAVAILABLE
  }

  private final Kind kind;

  ErrorCode(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
