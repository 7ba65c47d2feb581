package network.conet.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import javax.net.SocketFactory;
import network.conet.client.circuits.CircuitMaker;
import network.conet.client.circuits.CircuitPool;
import network.conet.client.circuits.PoolStatus;
import network.conet.client.proxy.LocalProxy;

/**
 * The client as a library: circuits kept ready, and what a Java program goes through them by.
 *
 * <pre>{@code
 * try (ConetClient conet = ConetClient.start(maker, new InetSocketAddress("127.0.0.1", 0));
 *     HttpClient http = HttpClient.newBuilder().proxy(conet.proxySelector()).build()) {
 *   http.send(request, handler);
 *   Socket socket = conet.socketFactory().createSocket("example.org", 22);
 * }
 * }</pre>
 */
public final class ConetClient implements AutoCloseable {
  private final CircuitPool pool;
  private final LocalProxy proxy;

  private ConetClient(CircuitPool pool, LocalProxy proxy) {
    this.pool = pool;
    this.proxy = proxy;
  }

  /**
   * Builds a first circuit and listens.
   *
   * @param address where, on this machine; port 0 for any
   * @throws NotAvailable if no circuit is to be had
   * @throws IOException if the port cannot be had; nothing is paid then
   */
  public static ConetClient start(CircuitMaker maker, InetSocketAddress address)
      throws IOException, NotAvailable {
    CircuitPool pool = new CircuitPool(maker);
    LocalProxy proxy = LocalProxy.listen(address, pool, pool::status);
    ConetClient client = new ConetClient(pool, proxy);
    try {
      pool.start();
      return client;
    } catch (NotAvailable e) {
      client.close();
      throw e;
    }
  }

  /** Where programs reach it. */
  public InetSocketAddress address() {
    return proxy.address();
  }

  /** Sockets that leave at an exit, which also looks their names up. */
  public SocketFactory socketFactory() {
    return new ExitSocketFactory(proxy.address());
  }

  /** For {@link java.net.http.HttpClient}; http and https alike. */
  public ProxySelector proxySelector() {
    return ProxySelector.of(proxy.address());
  }

  public PoolStatus status() {
    return pool.status();
  }

  /** Ends all streams, pays what is owed, closes all circuits. */
  @Override
  public void close() throws IOException {
    try (proxy) {
      pool.close();
    }
  }
}
