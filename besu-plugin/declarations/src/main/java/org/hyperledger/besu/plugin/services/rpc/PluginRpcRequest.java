package org.hyperledger.besu.plugin.services.rpc;

/** A call of a plugin's method. */
public interface PluginRpcRequest {
  /** Each a String, Integer, Long, Double, Boolean, Map, List or null. */
  Object[] getParams();
}
