package network.conet.rewards.rest;

/** Every refusal of this service's REST, with its HTTP status and one-line title. */
public enum ErrorCode {
  MALFORMED(400, "The request cannot be read"),
  EPOCH_NOT_FOUND(404, "No such epoch has been computed"),
  NODE_NOT_IN_EPOCH(404, "The node has no record in this epoch"),
  NOTHING_TO_CLAIM(404, "The active root holds nothing for this account");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }
}
