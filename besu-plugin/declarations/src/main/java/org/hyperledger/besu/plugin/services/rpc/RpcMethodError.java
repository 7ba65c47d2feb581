package org.hyperledger.besu.plugin.services.rpc;

/** An error that a caller of the node's JSON-RPC sees. */
public interface RpcMethodError {
  /** As JSON-RPC has it. */
  int INVALID_PARAMS_ERROR_CODE = -32602;

  int getCode();

  String getMessage();
}
