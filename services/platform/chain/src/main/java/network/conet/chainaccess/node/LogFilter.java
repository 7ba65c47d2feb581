package network.conet.chainaccess.node;

import java.util.Set;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/**
 * Which logs are wanted.
 *
 * @param addresses of these contracts; of any if empty
 * @param events with one of these first topics; with any if empty
 */
public record LogFilter(Where where, Set<AccountAddress> addresses, Set<Hash32> events) {
  public LogFilter {
    addresses = Set.copyOf(addresses);
    events = Set.copyOf(events);
  }

  /** In which blocks. */
  public sealed interface Where {
    /** Both ends are meant. */
    record Range(BlockNumber from, BlockNumber to) implements Where {}

    record Block(Hash32 hash) implements Where {}
  }

  public static LogFilter of(Hash32 block, Set<AccountAddress> addresses) {
    return new LogFilter(new Where.Block(block), addresses, Set.of());
  }

  public static LogFilter of(BlockNumber from, BlockNumber to, Set<AccountAddress> addresses) {
    return new LogFilter(new Where.Range(from, to), addresses, Set.of());
  }

  public LogFilter ofEvents(Set<Hash32> wanted) {
    return new LogFilter(where, addresses, wanted);
  }

  boolean takes(NodeLog log) {
    return (addresses.isEmpty() || addresses.contains(log.address()))
        && (events.isEmpty() || (!log.topics().isEmpty() && events.contains(log.topics().get(0))));
  }
}
