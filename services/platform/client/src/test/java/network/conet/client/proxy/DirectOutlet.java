package network.conet.client.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import network.conet.client.stream.ExitStream;
import network.conet.client.stream.Isolation;
import network.conet.client.stream.Outlet;
import network.conet.client.stream.StreamRefused;
import network.conet.client.stream.StreamRefused.Cause;
import network.conet.client.stream.Target;

/** Connects to this machine whatever the name, but for names of which each fails in its own way. */
final class DirectOutlet implements Outlet {
  private static final Map<String, Cause> FAILURES =
      Map.of(
          "unknown.example", Cause.NAME_UNKNOWN,
          "refused.example", Cause.CONNECTION_REFUSED,
          "silent.example", Cause.TIMED_OUT,
          "unreachable.example", Cause.UNREACHABLE,
          "forbidden.example", Cause.NOT_ALLOWED,
          "circuitless.example", Cause.NO_CIRCUIT);

  record Asked(Isolation who, String host, int port, int early) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();

  @Override
  public ExitStream open(Isolation who, Target target, byte[] early) throws StreamRefused {
    asked.add(new Asked(who, target.host(), target.port(), early.length));
    Cause failure = FAILURES.get(target.host());
    if (failure != null) {
      throw new StreamRefused(failure);
    }
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), target.port());
      socket.getOutputStream().write(early);
      return new SocketStream(socket);
    } catch (IOException e) {
      throw new StreamRefused(Cause.CONNECTION_REFUSED);
    }
  }

  /** A destination that resets is a stream that is cut. */
  private record SocketStream(Socket socket, InputStream input) implements ExitStream {
    SocketStream(Socket socket) throws IOException {
      this(socket, socket.getInputStream());
    }

    @Override
    public OutputStream output() {
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          socket.getOutputStream().write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
          socket.getOutputStream().write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
          socket.shutdownOutput();
        }
      };
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
