package network.conet.proofs.rest;

import network.conet.access.Problem;
import network.conet.access.ProblemException;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.refusal.Refusal;

/** The one place where a refusal becomes a problem of RFC 9457. */
final class Problems {
  private Problems() {}

  /**
   * @param fields those that are wrong
   */
  static ProblemException of(Refusal refusal, String... fields) {
    return Problem.of(status(refusal.code()), refusal.code().name(), refusal.detail(), fields)
        .exception();
  }

  private static int status(ErrorCode code) {
    return switch (code.kind()) {
      case INVALID -> 400;
      case EXHAUSTED -> 402;
      case MISSING -> 404;
      case CONFLICT, STATE -> 409;
      case UNAVAILABLE -> 503;
    };
  }
}
