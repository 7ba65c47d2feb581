package org.hyperledger.besu.plugin.services.exception;

import org.hyperledger.besu.plugin.services.rpc.RpcMethodError;

/** Thrown by a method for an answer that is an error. */
public class PluginRpcEndpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RpcMethodError error;
  private final String data;

  public PluginRpcEndpointException(RpcMethodError error, String data) {
    super(error.getMessage());
    this.error = error;
    this.data = data;
  }

  public RpcMethodError getRpcMethodError() {
    return error;
  }

  public String getData() {
    return data;
  }
}
