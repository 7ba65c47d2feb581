package network.conet.circuit.onion;

import java.util.Optional;
import java.util.SplittableRandom;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayMessage;

/**
 * One hop's layers, as its relay holds them. It hands out cells in a buffer that it reuses; the
 * padding is drawn so that a link shows nothing of the hop's place.
 */
public final class RelayOnion {
  private final HopIndex index;
  private final HopKeys keys;
  private final SplittableRandom padding;
  private final byte[] plain = new byte[CellSize.LARGE.bytes()];
  private final byte[] cell = new byte[CellSize.LARGE.bytes()];

  public RelayOnion(HopIndex index, HopKeys keys, SplittableRandom padding) {
    this.index = index;
    this.keys = keys;
    this.padding = padding;
  }

  public HopIndex index() {
    return index;
  }

  /**
   * Takes off this hop's layer of a cell that comes from the client.
   *
   * @return the message if it is for this hop; otherwise {@link #onward} is what to pass on
   */
  public Optional<RelayMessage> open(CellKind kind, byte[] body) throws CircuitException {
    int length = keys.forward().open(kind, body, 0, index.layerBytes(kind.size()), plain);
    return switch (plain[0]) {
      case Layer.HERE -> Optional.of(RelayMessage.decode(plain, 1, length - 1));
      case Layer.ONWARD -> Optional.empty();
      default -> throw new CircuitException(CloseCode.PROTOCOL_ERROR, "layer marker " + plain[0]);
    };
  }

  /** The whole cell to pass on after {@link #open} found it was for another hop. */
  public byte[] onward(CellKind kind) {
    int length = index.innerBytes(kind.size());
    header(kind);
    System.arraycopy(plain, 1, cell, CellHeader.BYTES, length);
    pad(CellHeader.BYTES + length, kind.size());
    return cell;
  }

  /** Puts this hop's layer on a cell that comes from the hop behind. */
  public byte[] wrap(CellKind kind, byte[] body) {
    int length = index.innerBytes(kind.size());
    plain[0] = Layer.ONWARD;
    System.arraycopy(body, 0, plain, 1, length);
    return seal(kind, 1 + length);
  }

  /** A cell to the client from this hop itself. */
  public byte[] say(CellSize size, RelayMessage message) {
    int length = index.innerBytes(size);
    plain[0] = Layer.HERE;
    message.encode(plain, 1, length);
    return seal(CellKind.relay(size), 1 + length);
  }

  private byte[] seal(CellKind kind, int length) {
    header(kind);
    int sealed = keys.backward().seal(kind, plain, length, cell, CellHeader.BYTES);
    pad(CellHeader.BYTES + sealed, kind.size());
    return cell;
  }

  private void header(CellKind kind) {
    cell[0] = CellHeader.VERSION;
    cell[1] = kind.code();
  }

  private void pad(int from, CellSize size) {
    for (int i = from; i < size.bytes(); i += Long.BYTES) {
      long random = padding.nextLong();
      for (int j = i; j < Math.min(i + Long.BYTES, size.bytes()); j++) {
        cell[j] = (byte) random;
        random >>>= Byte.SIZE;
      }
    }
  }
}
