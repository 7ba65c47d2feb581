package network.conet.tickets.check;

import java.util.Optional;
import network.conet.tickets.KeySlot;
import network.conet.tickets.rsa.IssuerPublicKey;

/** Port: the keys that are registered, one for each slot. */
@FunctionalInterface
public interface IssuerKeys {
  Optional<IssuerPublicKey> find(KeySlot slot);
}
