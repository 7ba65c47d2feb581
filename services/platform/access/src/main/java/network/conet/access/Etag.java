package network.conet.access;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Answers 304 to whoever has seen the same block already. */
public final class Etag {
  private final EntityTag tag;

  private Etag(EntityTag tag) {
    this.tag = tag;
  }

  public static Etag of(long block) {
    return new Etag(new EntityTag("b" + block));
  }

  public Response answer(Request request, Supplier<?> body) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null ? unchanged.build() : Response.ok(body.get()).tag(tag).build();
  }
}
