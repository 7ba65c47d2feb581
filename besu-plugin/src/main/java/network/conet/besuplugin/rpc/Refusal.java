package network.conet.besuplugin.rpc;

import org.hyperledger.besu.plugin.services.exception.PluginRpcEndpointException;
import org.hyperledger.besu.plugin.services.rpc.RpcMethodError;

/** Errors that a caller sees. */
enum Refusal implements RpcMethodError {
  INVALID_PARAMS(INVALID_PARAMS_ERROR_CODE, "Invalid params"),
  /** In the range that JSON-RPC leaves to servers. */
  NOT_STREAMING(-32010, "The plugin is not streaming");

  private final int code;
  private final String message;

  Refusal(int code, String message) {
    this.code = code;
    this.message = message;
  }

  @Override
  public int getCode() {
    return code;
  }

  @Override
  public String getMessage() {
    return message;
  }

  PluginRpcEndpointException because(String detail) {
    return new PluginRpcEndpointException(this, detail);
  }
}
