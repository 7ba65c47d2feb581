package network.conet.cli.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import network.conet.circuit.client.Circuit;
import network.conet.circuit.client.CircuitStream;

/** A loopback port, each connection to which is a stream of a circuit to one target. */
final class Tunnel implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final Circuit circuit;
  private final String host;
  private final int port;
  private final ServerSocket listener;

  Tunnel(Circuit circuit, String host, int port) throws IOException {
    this.circuit = circuit;
    this.host = host;
    this.port = port;
    this.listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("tunnel").start(this::accept);
  }

  /** Where it listens. */
  int localPort() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        CircuitStream stream = circuit.connect(host, port)) {
      Thread up = Thread.ofVirtual().start(() -> pump(socket, stream));
      copy(stream.input(), socket.getOutputStream());
      up.interrupt();
    } catch (IOException e) {
      // the connection ends, which is all that its other side can be told
    }
  }

  private static void pump(Socket socket, CircuitStream stream) {
    try {
      copy(socket.getInputStream(), stream.output());
    } catch (IOException e) {
      // ends with the connection
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
      to.write(chunk, 0, read);
      to.flush();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
