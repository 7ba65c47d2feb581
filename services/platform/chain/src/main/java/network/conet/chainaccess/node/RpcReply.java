package network.conet.chainaccess.node;

import com.fasterxml.jackson.databind.JsonNode;

/** What one call of a batch came to. */
sealed interface RpcReply {
  /** JSON null where the node knows nothing. */
  record Result(JsonNode value) implements RpcReply {}

  record Failed(RpcError error) implements RpcReply {}
}
