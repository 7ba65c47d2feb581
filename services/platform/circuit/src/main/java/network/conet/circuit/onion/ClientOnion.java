package network.conet.circuit.onion;

import java.util.ArrayList;
import java.util.List;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayMessage;

/**
 * All layers of a circuit, as its client holds them. Sealing and opening each belong to one thread
 * at a time, but not to the same one.
 */
public final class ClientOnion {
  private final List<HopKeys> hops = new ArrayList<>();
  private final byte[] sealFrom = new byte[CellSize.LARGE.bytes()];
  private final byte[] sealTo = new byte[CellSize.LARGE.bytes()];
  private final byte[] openEven = new byte[CellSize.LARGE.bytes()];
  private final byte[] openOdd = new byte[CellSize.LARGE.bytes()];

  /** A message, and the hop that sent it. */
  public record FromHop(HopIndex hop, RelayMessage message) {}

  public void add(HopKeys keys) {
    if (hops.size() == HopIndex.MAX_HOPS) {
      throw new IllegalStateException("a circuit has at most 3 hops");
    }
    hops.add(keys);
  }

  public HopIndex last() {
    return new HopIndex(hops.size() - 1);
  }

  public HopKeys keys(HopIndex hop) {
    return hops.get(hop.number());
  }

  /**
   * Writes the body of a cell that only {@code to} can read into {@code cell} at {@code offset}.
   */
  public void seal(HopIndex to, CellSize size, RelayMessage message, byte[] cell, int offset) {
    CellKind kind = CellKind.relay(size);
    byte[] plain = sealFrom;
    byte[] sealed = sealTo;
    int length = 1 + to.innerBytes(size);
    plain[0] = Layer.HERE;
    message.encode(plain, 1, to.innerBytes(size));
    for (int hop = to.number(); hop > 0; hop--) {
      length = 1 + hops.get(hop).forward().seal(kind, plain, length, sealed, 1);
      sealed[0] = Layer.ONWARD;
      byte[] swap = plain;
      plain = sealed;
      sealed = swap;
    }
    hops.get(0).forward().seal(kind, plain, length, cell, offset);
  }

  /** Opens layer after layer until one is the sender's; the payload is good until the next call. */
  public FromHop open(CellKind kind, byte[] body) throws CircuitException {
    byte[] sealed = body;
    int offset = 0;
    for (int hop = 0; hop < hops.size(); hop++) {
      HopIndex index = new HopIndex(hop);
      byte[] plain = hop % 2 == 0 ? openEven : openOdd;
      int length =
          hops.get(hop).backward().open(kind, sealed, offset, index.layerBytes(kind.size()), plain);
      if (plain[0] == Layer.HERE) {
        return new FromHop(index, RelayMessage.decode(plain, 1, length - 1));
      }
      if (plain[0] != Layer.ONWARD) {
        break;
      }
      sealed = plain;
      offset = 1;
    }
    throw new CircuitException(CloseCode.PROTOCOL_ERROR, "a cell from beyond the last hop");
  }
}
