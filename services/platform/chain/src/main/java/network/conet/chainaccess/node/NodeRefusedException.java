package network.conet.chainaccess.node;

/** The node refused, and whoever asked did not expect that it could. */
public final class NodeRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RpcError error;

  public NodeRefusedException(RpcError error) {
    super("the node refuses: " + error.message() + " (" + error.code() + ")");
    this.error = error;
  }

  public RpcError error() {
    return error;
  }
}
