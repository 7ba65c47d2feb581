package network.conet.proofs.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.refusal.Refusal;

/** The one place where a refusal becomes a problem of RFC 9457. */
final class Problems {
  private Problems() {}

  /**
   * @param fields those that are wrong
   */
  static HttpProblem of(Refusal refusal, String... fields) {
    HttpProblem.Builder problem =
        HttpProblem.builder()
            .withStatus(status(refusal.code()))
            .withTitle(title(refusal.code()))
            .withDetail(refusal.detail())
            .with("code", refusal.code().name());
    if (fields.length > 0) {
      problem.with(
          "errors", List.of(fields).stream().map(field -> Map.of("field", field)).toList());
    }
    return problem.build();
  }

  private static Response.StatusType status(ErrorCode code) {
    return switch (code.kind()) {
      case INVALID -> Response.Status.BAD_REQUEST;
      case CONFLICT, STATE -> Response.Status.CONFLICT;
      case EXHAUSTED -> Response.Status.PAYMENT_REQUIRED;
      case MISSING -> Response.Status.NOT_FOUND;
      case UNAVAILABLE -> Response.Status.SERVICE_UNAVAILABLE;
    };
  }

  private static String title(ErrorCode code) {
    String words = code.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
