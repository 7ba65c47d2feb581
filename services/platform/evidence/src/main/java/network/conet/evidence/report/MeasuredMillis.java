package network.conet.evidence.report;

/** How long a measurement ran; a uint32 on the wire, at least one. */
public record MeasuredMillis(long milliseconds) {
  private static final long MAX = (1L << 32) - 1;

  public MeasuredMillis {
    if (milliseconds < 1 || milliseconds > MAX) {
      throw new IllegalArgumentException("a duration must be 1 to 2^32-1 ms: " + milliseconds);
    }
  }
}
