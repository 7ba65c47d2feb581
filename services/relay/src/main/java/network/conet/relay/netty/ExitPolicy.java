package network.conet.relay.netty;

import java.net.InetAddress;
import java.util.List;
import network.conet.relay.peers.AddressRule;

/**
 * Where streams may leave to.
 *
 * @param exit whether they may leave here at all, which is its operator's choice
 * @param ports those that are open
 * @param rejected networks that are closed whatever the port
 */
public record ExitPolicy(
    boolean exit, List<PortRange> ports, List<NetworkRange> rejected, AddressRule addresses) {
  /** All but mail between servers. */
  static final List<PortRange> USUAL = PortRange.parse("1-24,26-65535");

  public ExitPolicy {
    ports = List.copyOf(ports);
    rejected = List.copyOf(rejected);
  }

  public boolean permits(InetAddress address, int port) {
    return exit
        && ports.stream().anyMatch(range -> range.contains(port))
        && rejected.stream().noneMatch(range -> range.contains(address))
        && addresses.permits(address);
  }
}
