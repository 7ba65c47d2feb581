package network.conet.chain.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import network.conet.chain.transaction.ErrorCode;

/** A refusal as RFC 9457 writes it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
    String type, String title, int status, String detail, String code, List<FieldError> errors) {
  /** What is wrong with which field. */
  record FieldError(String field, String detail) {}

  static final String MEDIA_TYPE = "application/problem+json";

  static Response response(ErrorCode code, String detail, FieldError... errors) {
    int status =
        switch (code) {
          case MALFORMED_REQUEST, MALFORMED_TRANSACTION, WRONG_CHAIN, CARRIES_VALUE -> 400;
          case ROLE_MISSING, NOT_A_CONET_CONTRACT, FUNCTION_NOT_ALLOWED -> 403;
          case UNKNOWN_TRANSACTION -> 404;
          case KEY_REUSED -> 409;
          case WOULD_REVERT, NODE_REFUSED -> 422;
          case NODE_UNREACHABLE -> 503;
        };
    String title =
        code.name().charAt(0) + code.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(
            new Problem(
                "urn:conet:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title,
                status,
                detail,
                code.name(),
                List.of(errors)))
        .build();
  }
}
