package network.conet.access;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers 304 to whoever has seen the same answer already; a cache asks before it answers. */
public final class Etag {
  private static final int DIGEST_BYTES = 16;

  private final EntityTag tag;

  private Etag(EntityTag tag) {
    this.tag = tag;
  }

  /** For an answer that is the chain's state after a block. */
  public static Etag of(long block) {
    return of("b" + block);
  }

  /** For an answer that a hash names, or whatever else changes when it does. */
  public static Etag of(String version) {
    return new Etag(new EntityTag(version));
  }

  /** For an answer that nothing names: tagged by what it says, which is records all through. */
  public static Etag ofContent(Record answer) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(answer.toString().getBytes(StandardCharsets.UTF_8));
      return of(HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The answer, or 304; its type is what the service's description says of it. */
  public <T> RestResponse<T> answer(Request request, Supplier<T> body) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    CacheControl control = new CacheControl();
    control.setNoCache(true);
    // the default forbids a proxy to compress
    control.setNoTransform(false);
    return (unchanged == null
            ? RestResponse.ResponseBuilder.ok(body.get())
            : RestResponse.ResponseBuilder.<T>create(unchanged.build().getStatus()))
        .tag(tag)
        .cacheControl(control)
        .build();
  }
}
