package network.conet.issuer.refusal;

/** Every reason for which this service refuses a call. The names are part of its interface. */
public enum ErrorCode {
  /** A field cannot be read as what it stands for. */
  MALFORMED(400),
  /** The purchase is not signed by the account that pays. */
  BAD_ACCOUNT_SIGNATURE(400),
  /** No key signs this kind and size. */
  UNKNOWN_DENOMINATION(400),
  /** Signed for are the open window and the next. */
  WINDOW_NOT_OPEN(409),
  /** What the account committed to the window does not cover the purchase. */
  CREDIT_EXHAUSTED(402),
  /** The request id was used for another request. */
  REQUEST_ID_REUSED(409),
  /** A ticket whose window settlement has not closed yet. */
  TICKET_NOT_RETURNABLE(409),
  /** What is spent names a slot for which there never was a key. */
  UNKNOWN_KEY(400),
  /** What is spent is not signed by the key of its slot. */
  BAD_SIGNATURE(400),
  /** What is wanted is not worth what is spent. */
  WRONG_VALUE(400),
  /** One of the tokens or tickets was spent before. */
  ALREADY_SPENT(409),
  /** Nothing was asked for under this id. */
  NOT_FOUND(404),
  /** The credit id was used for another credit, or the window of settlement is closed already. */
  CONTRADICTS_EARLIER(409);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }
}
