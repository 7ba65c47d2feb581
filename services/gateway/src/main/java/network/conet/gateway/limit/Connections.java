package network.conet.gateway.limit;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All open connections, by address. One is <em>waiting</em> while its caller owes a request or part
 * of one, or does not read its answer; it is <em>busy</em> while a service works for it. A caller
 * with too many loses the one that has waited longest, and so does the edge as a whole: a flood of
 * silent connections pushes out itself.
 *
 * @param <C> a connection
 */
public final class Connections<C> {
  private final int most;
  private final int mostOfAddress;
  private final int mostBusyOfAddress;
  private final Map<C, String> addresses = new HashMap<>();
  private final Map<String, Share> shares = new HashMap<>();
  private final Set<C> waiting = new LinkedHashSet<>();

  public Connections(int most, int mostOfAddress, int mostBusyOfAddress) {
    this.most = most;
    this.mostOfAddress = mostOfAddress;
    this.mostBusyOfAddress = mostBusyOfAddress;
  }

  /**
   * Takes a new connection in.
   *
   * @return the connection to close for it, which may be itself; it is not counted any more
   */
  public synchronized Optional<C> admit(C connection, String address) {
    addresses.put(connection, address);
    Share share = shares.computeIfAbsent(address, unseen -> new Share());
    share.open++;
    waiting.add(connection);
    share.waiting.add(connection);
    Set<C> toChooseFrom =
        share.open > mostOfAddress ? share.waiting : addresses.size() > most ? waiting : Set.of();
    Iterator<C> longest = toChooseFrom.iterator();
    if (!longest.hasNext()) {
      return Optional.empty();
    }
    C closed = longest.next();
    gone(closed);
    return Optional.of(closed);
  }

  /** A service works for it now; false if its address has too many of these already. */
  public synchronized boolean busy(C connection) {
    Share share = share(connection);
    if (share == null || share.open - share.waiting.size() >= mostBusyOfAddress) {
      return false;
    }
    waiting.remove(connection);
    share.waiting.remove(connection);
    return true;
  }

  /** It is its caller's turn. */
  public synchronized void waiting(C connection) {
    Share share = share(connection);
    if (share != null && share.waiting.add(connection)) {
      waiting.add(connection);
    }
  }

  /** It is closed. */
  public synchronized void gone(C connection) {
    String address = addresses.remove(connection);
    if (address == null) {
      return;
    }
    waiting.remove(connection);
    Share share = shares.get(address);
    if (share != null) {
      share.waiting.remove(connection);
      share.open--;
      if (share.open == 0) {
        shares.remove(address);
      }
    }
  }

  public synchronized int open() {
    return addresses.size();
  }

  private @org.jspecify.annotations.Nullable Share share(C connection) {
    String address = addresses.get(connection);
    return address == null ? null : shares.get(address);
  }

  /** What one address has. */
  private final class Share {
    private int open;
    private final Set<C> waiting = new LinkedHashSet<>();
  }
}
