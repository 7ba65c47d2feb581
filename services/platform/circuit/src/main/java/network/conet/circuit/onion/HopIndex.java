package network.conet.circuit.onion;

import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.RelayMessage;

/** The place of a hop in its circuit, from 0 at the client's side. */
public record HopIndex(int number) {
  public static final int MAX_HOPS = 3;

  public HopIndex {
    if (number < 0 || number >= MAX_HOPS) {
      throw new IllegalArgumentException("a circuit has at most 3 hops, no index " + number);
    }
  }

  public HopIndex next() {
    return new HopIndex(number + 1);
  }

  public boolean isLast() {
    return number == MAX_HOPS - 1;
  }

  /** How much of a cell's body is this hop's layer; the rest is padding. */
  public int layerBytes(CellSize size) {
    return size.bodyBytes() - number * Layer.OVERHEAD;
  }

  /** What is inside this hop's layer. */
  public int innerBytes(CellSize size) {
    return layerBytes(size) - Layer.OVERHEAD;
  }

  /** The most payload that a message to or from this hop can carry in a cell. */
  public int payloadBytes(CellSize size) {
    return innerBytes(size) - RelayMessage.OVERHEAD;
  }
}
