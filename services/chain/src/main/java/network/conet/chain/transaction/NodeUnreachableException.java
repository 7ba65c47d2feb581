package network.conet.chain.transaction;

/** The node gave no answer; whatever was asked may or may not have happened. */
public final class NodeUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NodeUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  public NodeUnreachableException(String message) {
    super(message);
  }
}
