package network.conet.chain.rest;

import jakarta.ws.rs.core.Response;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.NodeUnreachableException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A chain that does not answer is the same refusal wherever it is met. */
class UnreachableNode {
  @ServerExceptionMapper
  Response unreachable(NodeUnreachableException e) {
    return Problems.of(ErrorCode.NODE_UNREACHABLE, "the chain's node does not answer").response();
  }
}
