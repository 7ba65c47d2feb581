package network.conet.governance.rest;

import network.conet.access.Problem;
import network.conet.access.ProblemException;

/** What this service can refuse. */
enum ErrorCode {
  INVALID_PARAMETER(400),
  UNKNOWN_PROPOSAL(404);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /**
   * The problem to throw.
   *
   * @param fields the parameters that are wrong
   */
  ProblemException problem(String detail, String... fields) {
    return Problem.of(status, name(), detail, fields).exception();
  }
}
