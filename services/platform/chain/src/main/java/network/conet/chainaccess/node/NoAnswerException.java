package network.conet.chainaccess.node;

/** The node gave no answer, and whoever asked cannot go on without: to be tried again later. */
public final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final NodeAnswer.Cause reason;

  public NoAnswerException(NodeAnswer.Cause reason, String detail) {
    super("no answer from the node (" + reason + "): " + detail);
    this.reason = reason;
  }

  public NodeAnswer.Cause reason() {
    return reason;
  }
}
