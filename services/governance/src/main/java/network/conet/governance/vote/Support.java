package network.conet.governance.vote;

/** How a vote was cast. */
public enum Support {
  AGAINST,
  FOR,
  ABSTAIN,
  /** Split over the three; the Governor's code 255. */
  SPLIT;

  private static final int SPLIT_CODE = 255;

  /** Reads the Governor's code. */
  public static Support of(int code) {
    if (code == SPLIT_CODE) {
      return SPLIT;
    }
    if (code < 0 || code > 2) {
      throw new IllegalArgumentException("no such support: " + code);
    }
    return values()[code];
  }
}
