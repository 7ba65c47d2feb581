package network.conet.localnet.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a broker for the API versions it serves (request 18, version 0), the first thing any client
 * does. A broker that still recovers its log answers nothing.
 */
public record KafkaProbe(int port) implements Probe {
  private static final int PATIENCE_MILLIS = 3_000;
  private static final short API_VERSIONS = 18;
  private static final int REQUEST_BYTES = 10;
  private static final int CORRELATION = 7;

  @Override
  public Answer ask() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(REQUEST_BYTES);
      out.writeShort(API_VERSIONS);
      out.writeShort(0);
      out.writeInt(CORRELATION);
      out.writeShort(-1);
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readInt();
      int correlation = in.readInt();
      int error = in.readShort();
      return correlation == CORRELATION && error == 0
          ? Answer.READY
          : Answer.notYet("the broker answers with error " + error);
    } catch (IOException silent) {
      return Answer.notYet("no broker at port " + port);
    }
  }
}
