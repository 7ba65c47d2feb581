package network.conet.rewards.rest;

import network.conet.access.Problem;
import network.conet.access.ProblemException;

/** Every refusal of this service's REST. */
enum ErrorCode {
  MALFORMED(400),
  EPOCH_NOT_FOUND(404),
  NODE_NOT_IN_EPOCH(404),
  NOTHING_TO_CLAIM(404);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /** The problem to throw. */
  ProblemException problem(String detail) {
    return Problem.of(status, name(), detail).exception();
  }
}
