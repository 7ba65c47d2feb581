package network.conet.client.route;

import java.util.List;
import network.conet.client.NotAvailable;

/** Port: the relays that the registry calls active; what cannot be read of it is left out. */
@FunctionalInterface
public interface RelayDirectory {
  List<Relay> active() throws NotAvailable;
}
