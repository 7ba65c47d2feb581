package network.conet.cli.api;

/**
 * The other side, or this program, refuses: a sentence for a person and a code for a program.
 * Nothing was changed.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  public Refusal(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** Stable, in capitals, such as {@code UNKNOWN_NODE}. */
  public String code() {
    return code;
  }
}
