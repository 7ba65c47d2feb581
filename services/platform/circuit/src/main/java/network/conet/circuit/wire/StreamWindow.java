package network.conet.circuit.wire;

import java.nio.ByteBuffer;

/** How many payload bytes one side of a stream may have on their way, in each direction. */
public final class StreamWindow {
  public static final int BYTES = 4 << 20;

  /** What a reader has consumed when it lets the other side send as much again. */
  public static final int REFILL_BYTES = BYTES / 4;

  /** What a client may send before CONNECTED: a request, not an upload. */
  public static final int EARLY_BYTES = 64 * 1024;

  private StreamWindow() {}

  public static ByteBuffer encode(int bytes) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).flip();
  }

  /**
   * @throws CircuitException if the other side grants more than a window
   */
  public static long add(long window, ByteBuffer payload) throws CircuitException {
    int more = payload.remaining() == Integer.BYTES ? payload.getInt() : -1;
    if (more <= 0 || window + more > BYTES) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "window of " + more);
    }
    return window + more;
  }
}
