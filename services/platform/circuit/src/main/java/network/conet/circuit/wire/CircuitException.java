package network.conet.circuit.wire;

import java.io.IOException;
import java.util.Optional;
import network.conet.units.NodeId;
import org.jspecify.annotations.Nullable;

/** The circuit or stream is over, for this reason. */
public final class CircuitException extends IOException {
  private static final long serialVersionUID = 1L;
  private final CloseCode code;
  private final transient @Nullable NodeId hop;

  public CircuitException(CloseCode code, String detail) {
    super(code + ": " + detail);
    this.code = code;
    this.hop = null;
  }

  public CircuitException(CloseCode code, String detail, Throwable cause) {
    super(code + ": " + detail, cause);
    this.code = code;
    this.hop = null;
  }

  private CircuitException(CircuitException reason, NodeId hop) {
    super(reason.getMessage(), reason);
    this.code = reason.code;
    this.hop = hop;
  }

  /** The same, said of the relay that was being reached. */
  public CircuitException at(NodeId relay) {
    return new CircuitException(this, relay);
  }

  /** The relay that could not be had while the circuit was built. */
  public Optional<NodeId> hop() {
    return Optional.ofNullable(hop);
  }

  public CloseCode code() {
    return code;
  }
}
