package network.conet.localnet.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Ready when the port accepts; only for what has no better question to ask. */
public record TcpProbe(int port) implements Probe {
  private static final int PATIENCE_MILLIS = 2_000;

  @Override
  public Answer ask() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      return Answer.READY;
    } catch (IOException silent) {
      return Answer.notYet("port " + port + " does not accept");
    }
  }
}
