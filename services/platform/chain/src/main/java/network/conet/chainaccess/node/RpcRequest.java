package network.conet.chainaccess.node;

import java.util.List;

/** One call of JSON-RPC; parameters as Jackson writes them. */
record RpcRequest(String method, List<Object> params) {
  static RpcRequest of(String method, Object... params) {
    return new RpcRequest(method, List.of(params));
  }
}
