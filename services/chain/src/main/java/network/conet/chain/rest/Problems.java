package network.conet.chain.rest;

import network.conet.access.Problem;
import network.conet.chain.transaction.ErrorCode;

/** The one place where a refusal becomes a problem of RFC 9457. */
final class Problems {
  private Problems() {}

  static Problem of(ErrorCode code, String detail) {
    return Problem.of(status(code), code.name(), detail);
  }

  private static int status(ErrorCode code) {
    return switch (code) {
      case MALFORMED_REQUEST,
          MALFORMED_TRANSACTION,
          WRONG_CHAIN,
          CARRIES_VALUE,
          GAS_OUT_OF_BOUNDS ->
          400;
      case ROLE_MISSING, NOT_A_CONET_CONTRACT, FUNCTION_NOT_ALLOWED -> 403;
      case UNKNOWN_TRANSACTION -> 404;
      case KEY_REUSED, NONCE_USED, REPLACEMENT_UNDERPRICED -> 409;
      case WOULD_REVERT, NODE_REFUSED, FEE_TOO_LOW, UNFUNDED, NONCE_TOO_FAR -> 422;
      case TOO_MANY_OPEN -> 429;
      case BUSY, NODE_UNREACHABLE -> 503;
    };
  }
}
