package network.conet.chainaccess.node;

import java.util.Optional;
import network.conet.chainaccess.RevertData;

/**
 * A refusal in the node's words.
 *
 * @param revertData what the contract answered, where it was a contract that refused; empty data if
 *     it gave no reason
 */
public record RpcError(int code, String message, Optional<RevertData> revertData) {
  public static RpcError of(int code, String message) {
    return new RpcError(code, message, Optional.empty());
  }
}
