package network.conet.circuit.wire;

import java.util.Optional;

/** The second byte of a cell. */
public enum CellKind {
  CREATE(1, CellSize.SMALL),
  CREATED(2, CellSize.SMALL),
  RELAY_SMALL(3, CellSize.SMALL),
  RELAY_LARGE(4, CellSize.LARGE),
  DESTROY(5, CellSize.SMALL);

  private final byte code;
  private final CellSize size;

  CellKind(int code, CellSize size) {
    this.code = (byte) code;
    this.size = size;
  }

  public byte code() {
    return code;
  }

  public CellSize size() {
    return size;
  }

  public boolean isRelay() {
    return this == RELAY_SMALL || this == RELAY_LARGE;
  }

  static Optional<CellKind> of(byte code) {
    return switch (code) {
      case 1 -> Optional.of(CREATE);
      case 2 -> Optional.of(CREATED);
      case 3 -> Optional.of(RELAY_SMALL);
      case 4 -> Optional.of(RELAY_LARGE);
      case 5 -> Optional.of(DESTROY);
      default -> Optional.empty();
    };
  }

  public static CellKind relay(CellSize size) {
    return size == CellSize.SMALL ? RELAY_SMALL : RELAY_LARGE;
  }
}
