package network.conet.client.proxy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import network.conet.client.circuits.PoolStatus;
import network.conet.client.stream.Outlet;

/** Listens, on this machine only, until it is closed. */
public final class LocalProxy implements Closeable {
  private static final int BACKLOG = 256;
  private static final int MOST_CONNECTIONS = 2048;
  private static final int BUFFER_BYTES = 64 * 1024;

  /** How long a program may take to say what it wants. */
  private static final Duration REQUEST = Duration.ofSeconds(60);

  private final ServerSocket listener;
  private final Outlet outlet;
  private final OwnPages pages;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private LocalProxy(ServerSocket listener, Outlet outlet, Supplier<PoolStatus> status) {
    this.listener = listener;
    this.outlet = outlet;
    this.pages = new StatusPages(status);
  }

  /**
   * @param address where to listen; only a loopback address will do, as whoever reaches the proxy
   *     spends what its owner paid for
   * @throws IOException if the port cannot be had
   */
  public static LocalProxy listen(
      InetSocketAddress address, Outlet outlet, Supplier<PoolStatus> status) throws IOException {
    InetAddress at = address.getAddress();
    if (at == null || !at.isLoopbackAddress()) {
      throw new IllegalArgumentException("the proxy listens on a loopback address only");
    }
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(address, BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    LocalProxy proxy = new LocalProxy(listener, outlet, status);
    Thread.ofVirtual().name("proxy").start(proxy::accept);
    return proxy;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket program = listener.accept();
        if (open.size() >= MOST_CONNECTIONS) {
          program.close();
        } else {
          open.add(program);
          Thread.ofVirtual().name("proxy-down").start(() -> serve(program));
        }
      } catch (IOException e) {
        // closed, or a connection that went away while it was being taken
      }
    }
  }

  private void serve(Socket program) {
    try (program) {
      program.setTcpNoDelay(true);
      program.setSoTimeout(Math.toIntExact(REQUEST.toMillis()));
      BufferedInputStream in = new BufferedInputStream(program.getInputStream(), BUFFER_BYTES);
      in.mark(1);
      int first = in.read();
      in.reset();
      if (first == SocksConversation.VERSION) {
        new SocksConversation(program, in, outlet).run();
      } else if (first >= 'A' && first <= 'Z') {
        new HttpConversation(program, in, outlet, pages).run();
      }
    } catch (IOException e) {
      // the connection ends, which is all that its other side can be told
    } finally {
      open.remove(program);
    }
  }

  /** Ends all connections. */
  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket program : open) {
      program.close();
    }
  }
}
