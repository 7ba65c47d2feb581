package network.conet.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Sockets by SOCKS5 of the local proxy. Names stay unresolved here. */
final class ExitSocketFactory extends SocketFactory {
  private final Proxy proxy;

  ExitSocketFactory(InetSocketAddress proxy) {
    this.proxy = new Proxy(Proxy.Type.SOCKS, proxy);
  }

  /** Not connected; to be connected to an unresolved address. */
  @Override
  public Socket createSocket() {
    return new Socket(proxy);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(InetSocketAddress.createUnresolved(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int localPort)
      throws IOException {
    throw noLocalAddress();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int localPort)
      throws IOException {
    throw noLocalAddress();
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    try {
      socket.connect(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static SocketException noLocalAddress() {
    return new SocketException("a stream leaves at an exit, whose address cannot be chosen here");
  }
}
