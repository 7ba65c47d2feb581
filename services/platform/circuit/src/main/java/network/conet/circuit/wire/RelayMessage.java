package network.conet.circuit.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The innermost plaintext of a relay cell: {@code u8 command, u16 stream, u16 length, payload}, and
 * zeros to the end. The payload is a view of a buffer that its owner reuses for the next cell: who
 * keeps it copies it.
 */
public record RelayMessage(RelayCommand command, StreamId stream, ByteBuffer payload) {
  public static final int OVERHEAD = 5;

  public static RelayMessage control(RelayCommand command, ByteBuffer payload) {
    return new RelayMessage(command, StreamId.CIRCUIT, payload);
  }

  /** Writes this at the start of {@code [offset, offset + length)} and clears the rest. */
  public void encode(byte[] target, int offset, int length) {
    int size = payload.remaining();
    if (size > length - OVERHEAD) {
      throw new IllegalArgumentException(size + " bytes do not fit a cell");
    }
    ByteBuffer out = ByteBuffer.wrap(target, offset, length);
    out.put(command.code()).putShort((short) stream.number()).putShort((short) size);
    out.put(payload.duplicate());
    Arrays.fill(target, offset + OVERHEAD + size, offset + length, (byte) 0);
  }

  public static RelayMessage decode(byte[] source, int offset, int length) throws CircuitException {
    ByteBuffer in = ByteBuffer.wrap(source, offset, length);
    RelayCommand command = RelayCommand.of(in.get());
    StreamId stream = new StreamId(Short.toUnsignedInt(in.getShort()));
    int size = Short.toUnsignedInt(in.getShort());
    if (size > in.remaining()) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "payload length " + size);
    }
    return new RelayMessage(command, stream, in.slice(in.position(), size));
  }
}
