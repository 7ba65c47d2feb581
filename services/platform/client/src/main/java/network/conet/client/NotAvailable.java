package network.conet.client;

/** There is no circuit to be had, for this reason: a sentence for a person and a code. */
public final class NotAvailable extends Exception {
  private static final long serialVersionUID = 1L;
  private final String code;

  public NotAvailable(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** Stable, in capitals, such as {@code TOO_FEW_RELAYS}. */
  public String code() {
    return code;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
