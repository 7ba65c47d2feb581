package org.hyperledger.besu.plugin.services;

import java.util.function.Function;
import org.hyperledger.besu.plugin.services.rpc.PluginRpcRequest;

/** Where a plugin adds methods to the node's JSON-RPC. */
public interface RpcEndpointService extends BesuService {
  /** The method is called {@code namespace_function}; what it returns is written as JSON. */
  <T> void registerRPCEndpoint(
      String namespace, String function, Function<PluginRpcRequest, T> method);
}
