package network.conet.circuit.wire;

/** {@code u8 version, u8 kind}: enough to know how many bytes follow. */
public final class CellHeader {
  public static final int BYTES = 2;
  public static final byte VERSION = 1;

  private CellHeader() {}

  public static byte[] of(CellKind kind) {
    return new byte[] {VERSION, kind.code()};
  }

  public static CellKind parse(byte version, byte kind) throws CircuitException {
    if (version != VERSION) {
      throw new CircuitException(
          CloseCode.UNSUPPORTED_VERSION, "version " + Byte.toUnsignedInt(version));
    }
    return CellKind.of(kind)
        .orElseThrow(
            () ->
                new CircuitException(
                    CloseCode.PROTOCOL_ERROR, "cell kind " + Byte.toUnsignedInt(kind)));
  }
}
