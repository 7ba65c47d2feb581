package network.conet.rewards.attest;

/**
 * The node no longer holds the state after so old a block. Nodes that prune, and anvil after a
 * restart, answer so for epochs that were left behind.
 */
public final class StateNotKept extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StateNotKept(String message) {
    super(message);
  }
}
