package network.conet.localnet.ports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import network.conet.localnet.state.JsonFile;

/** Port by name, recorded in a file. */
public final class PortBook {
  /** Below the range from which the kernel picks ports for outgoing connections. */
  static final int LOWEST = 20_000;

  static final int HIGHEST = 31_999;
  private static final int ATTEMPTS = 1_000;

  private final Path file;
  private final IntPredicate free;
  private final RandomGenerator random;
  private final Map<String, Integer> ports = new TreeMap<>();

  public PortBook(Path file) {
    this(file, PortBook::isFree, RandomGenerator.getDefault());
  }

  PortBook(Path file, IntPredicate free, RandomGenerator random) {
    this.file = file;
    this.free = free;
    this.random = random;
    JsonFile.read(file, Ports.class).ifPresent(kept -> ports.putAll(kept.ports()));
  }

  /** The port of this name; chosen and recorded at the first call. */
  public synchronized int port(String name) {
    Integer known = ports.get(name);
    return known != null ? known : choose(name);
  }

  /** The recorded port if it can still be bound, else another. For parts that are not running. */
  public synchronized int freePort(String name) {
    Integer known = ports.get(name);
    return known != null && free.test(known) ? known : choose(name);
  }

  private int choose(String name) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int candidate = random.nextInt(LOWEST, HIGHEST + 1);
      if (!ports.containsValue(candidate) && free.test(candidate)) {
        ports.put(name, candidate);
        JsonFile.write(file, new Ports(ports));
        return candidate;
      }
    }
    throw new IllegalStateException("no free port from " + LOWEST + " to " + HIGHEST);
  }

  /** Whether nobody listens there, at this machine's own address or at all of them. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
    } catch (IOException taken) {
      return false;
    }
    try (ServerSocket everywhere = new ServerSocket()) {
      everywhere.setReuseAddress(true);
      everywhere.bind(new InetSocketAddress(port), 1);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** The file's content. */
  record Ports(Map<String, Integer> ports) {
    Ports {
      ports = new TreeMap<>(ports);
    }
  }
}
