package network.conet.rewards.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** RFC 9457. */
final class Problem {
  private Problem() {}

  static WebApplicationException of(ErrorCode code, String detail) {
    return of(code, detail, List.of());
  }

  /** Reads a field of the request, or names it in the refusal. */
  static <T> T read(String field, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw of(ErrorCode.MALFORMED, message, List.of(Map.of("field", field, "detail", message)));
    }
  }

  private static WebApplicationException of(
      ErrorCode code, String detail, List<Map<String, String>> errors) {
    Map<String, Object> body =
        Map.of(
            "type",
            "about:blank",
            "title",
            code.title(),
            "status",
            code.status(),
            "detail",
            detail,
            "code",
            code.name(),
            "errors",
            errors);
    return new WebApplicationException(
        Response.status(code.status()).type("application/problem+json").entity(body).build());
  }
}
