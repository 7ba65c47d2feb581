package network.conet.rewards.chain;

/** The node understood the call and refused it: for a contract call, a revert. */
final class RpcRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  RpcRefusal(String message) {
    super(message);
  }
}
