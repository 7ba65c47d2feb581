package network.conet.circuit.wire;

/** The two lengths of a cell, header included. */
public enum CellSize {
  SMALL(1024),
  LARGE(16_384);

  private final int bytes;

  CellSize(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }

  /** What follows the header. */
  public int bodyBytes() {
    return bytes - CellHeader.BYTES;
  }
}
