package network.conet.proofs.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import network.conet.evidence.signing.Keccak;

/** Answers 304 to whoever has seen the same answer already. */
final class Tagged {
  private Tagged() {}

  static Response answer(Request request, String version, Object body) {
    EntityTag tag = new EntityTag(version);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null ? unchanged.build() : Response.ok(body).tag(tag).build();
  }

  /** For an answer that no block or hash names: tagged by what it says, records all through. */
  static Response answer(Request request, Object body) {
    String digest = Keccak.hash(body.toString().getBytes(StandardCharsets.UTF_8)).hex();
    return answer(request, digest.substring(2, 34), body);
  }
}
