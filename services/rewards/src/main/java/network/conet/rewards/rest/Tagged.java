package network.conet.rewards.rest;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** An answer with an ETag, or 304 if the caller has it. */
final class Tagged {
  private Tagged() {}

  static Response answer(Request request, String tag, Object body) {
    EntityTag etag = new EntityTag(tag);
    Response.ResponseBuilder known = request.evaluatePreconditions(etag);
    CacheControl control = new CacheControl();
    control.setNoCache(true);
    return (known != null ? known : Response.ok(body)).tag(etag).cacheControl(control).build();
  }
}
