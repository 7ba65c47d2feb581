package network.conet.tickets.wallet;

import java.io.IOException;
import java.util.Optional;
import network.conet.units.Bytes;

/** Port: one content, replaced as a whole: after a crash it is the old one or the new one. */
public interface WalletStore {
  Optional<Bytes> load() throws IOException;

  /** Durable when it returns. */
  void save(Bytes content) throws IOException;
}
