package network.conet.staking.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** What this service can refuse, as problems of RFC 9457. */
enum ErrorCode {
  INVALID_PARAMETER(Response.Status.BAD_REQUEST, "Invalid parameter"),
  UNKNOWN_NODE(Response.Status.NOT_FOUND, "Unknown node");

  private final Response.Status status;
  private final String title;

  ErrorCode(Response.Status status, String title) {
    this.status = status;
    this.title = title;
  }

  /**
   * The problem to throw.
   *
   * @param fields the parameters that are wrong
   */
  HttpProblem problem(String detail, String... fields) {
    HttpProblem.Builder builder =
        HttpProblem.builder()
            .withStatus(status)
            .withTitle(title)
            .withDetail(detail)
            .with("code", name());
    if (fields.length > 0) {
      builder.with(
          "errors", List.of(fields).stream().map(field -> Map.of("field", field)).toList());
    }
    return builder.build();
  }
}
