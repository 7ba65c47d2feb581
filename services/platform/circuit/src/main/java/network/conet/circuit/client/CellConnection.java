package network.conet.circuit.client;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;

/** Whole cells over a TCP connection. One thread reads; writers take turns. */
final class CellConnection implements Closeable {
  private static final int BUFFER_BYTES = 128 * 1024;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private CellConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    this.out = socket.getOutputStream();
  }

  static CellConnection open(InetSocketAddress address, Duration timeout) throws CircuitException {
    Socket socket = new Socket();
    try {
      InetSocketAddress resolved =
          address.isUnresolved()
              ? new InetSocketAddress(address.getHostString(), address.getPort())
              : address;
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.connect(resolved, Math.toIntExact(timeout.toMillis()));
      socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
      return new CellConnection(socket);
    } catch (IOException e) {
      try {
        socket.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw new CircuitException(CloseCode.PEER_UNREACHABLE, "first relay", e);
    }
  }

  /** While a circuit is open, silence is no fault. */
  void waitForEver() throws IOException {
    socket.setSoTimeout(0);
  }

  /** Reads a header and fills {@code body} with what follows it. */
  CellKind read(byte[] body) throws IOException {
    int version = in.read();
    int kindByte = in.read();
    if (version < 0 || kindByte < 0) {
      throw new EOFException();
    }
    CellKind kind = CellHeader.parse((byte) version, (byte) kindByte);
    if (in.readNBytes(body, 0, kind.size().bodyBytes()) < kind.size().bodyBytes()) {
      throw new EOFException();
    }
    return kind;
  }

  void write(byte[] cell, int length) throws IOException {
    out.write(cell, 0, length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
