package network.conet.circuit.onion;

import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;

/**
 * Runs the cipher until the JDK has compiled it to the processor's own AES instructions. A process
 * that skips this carries its first megabytes at a hundredth of its speed.
 */
public final class CipherWarmUp {
  private static final int CELLS = 3000;

  private CipherWarmUp() {}

  public static void run() {
    Layer sealing = new Layer(new byte[16]);
    Layer opening = new Layer(new byte[16]);
    byte[] plain = new byte[CellSize.LARGE.bodyBytes() - Layer.TAG_BYTES];
    byte[] sealed = new byte[CellSize.LARGE.bodyBytes()];
    byte[] opened = new byte[CellSize.LARGE.bodyBytes()];
    try {
      for (int cell = 0; cell < CELLS; cell++) {
        int length = sealing.seal(CellKind.RELAY_LARGE, plain, plain.length, sealed, 0);
        opening.open(CellKind.RELAY_LARGE, sealed, 0, length, opened);
      }
    } catch (CircuitException e) {
      throw new IllegalStateException("the cipher does not open what it sealed", e);
    }
  }
}
