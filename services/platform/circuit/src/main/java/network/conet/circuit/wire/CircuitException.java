package network.conet.circuit.wire;

import java.io.IOException;

/** The circuit or stream is over, for this reason. */
public final class CircuitException extends IOException {
  private static final long serialVersionUID = 1L;
  private final CloseCode code;

  public CircuitException(CloseCode code, String detail) {
    super(code + ": " + detail);
    this.code = code;
  }

  public CircuitException(CloseCode code, String detail, Throwable cause) {
    super(code + ": " + detail, cause);
    this.code = code;
  }

  public CloseCode code() {
    return code;
  }
}
