package network.conet.rewards.attest;

/** The epoch cannot be attested as announced: something in it is not true, or not reproducible. */
public final class DatasetRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DatasetRefused(String reason) {
    super(reason);
  }

  public DatasetRefused(String reason, Throwable cause) {
    super(reason, cause);
  }
}
