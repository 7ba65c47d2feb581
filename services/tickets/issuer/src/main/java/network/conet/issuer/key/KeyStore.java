package network.conet.issuer.key;

import java.util.List;
import java.util.Optional;
import network.conet.tickets.KeySlot;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.rsa.IssuerPublicKey;

/** Port: keys at rest; private halves sealed. Public halves are kept for ever. */
public interface KeyStore {
  /** Keeps the first key of a slot, whoever made it. */
  void addFirst(KeySlot slot, IssuerPublicKey key, SealedKey secret);

  Optional<IssuerPublicKey> findPublic(KeySlot slot);

  /** Empty if there never was one, or it is forgotten. */
  Optional<SealedKey> findSecret(KeySlot slot);

  /** All keys of windows from that one on, by slot. */
  List<PublishedKey> publishedFrom(TicketWindow first);

  void forgetSecretsBefore(TicketWindow window);

  /** A key as everyone may see it. */
  record PublishedKey(KeySlot slot, IssuerPublicKey key) {}
}
