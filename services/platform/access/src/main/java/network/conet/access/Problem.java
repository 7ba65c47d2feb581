package network.conet.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/**
 * A refusal as RFC 9457 writes it.
 *
 * @param code stable, in capitals, for programs
 * @param errors the fields that are wrong, if it is about fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type, String title, int status, String detail, String code, List<FieldError> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Which field of the request is wrong. */
  public record FieldError(String field) {}

  public Problem {
    errors = List.copyOf(errors);
  }

  /** A problem whose type and title follow from its code. */
  public static Problem of(int status, String code, String detail, String... fields) {
    String lower = code.toLowerCase(Locale.ROOT);
    return new Problem(
        "urn:conet:problem:" + lower.replace('_', '-'),
        code.charAt(0) + lower.substring(1).replace('_', ' '),
        status,
        detail,
        code,
        List.of(fields).stream().map(FieldError::new).toList());
  }

  /** The exception that ends a request with this problem. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  /** For a mapper of exceptions: anything else throws {@link #exception()}. */
  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
