package network.conet.chain.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.NodeUnreachableException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What no resource caught, as problems. */
class ProblemMappers {
  @ServerExceptionMapper
  Response unreachable(NodeUnreachableException e) {
    return Problem.response(ErrorCode.NODE_UNREACHABLE, "the chain's node does not answer");
  }

  /** A body that is no JSON, a path that does not exist: the framework's own refusals. */
  @ServerExceptionMapper
  Response framework(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status == 400) {
      return Problem.response(ErrorCode.MALFORMED_REQUEST, "the request cannot be read");
    }
    return e.getResponse();
  }
}
