package network.conet.relay.session;

import java.util.List;
import java.util.Optional;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.units.VoucherId;

/** Port: sessions on disk. What {@link #keep} has returned from survives a crash of the machine. */
public interface SessionStore {
  Optional<KeptSession> find(VoucherId voucherId);

  /** All or none; a session kept before is replaced if the sequence is higher. */
  void keep(List<KeptSession> sessions);

  /** Sessions whose newest receipt proofs has not confirmed, oldest first. */
  List<KeptSession> unacknowledged(int limit);

  /** proofs holds the receipt of this sequence; a newer one stays unacknowledged. */
  void acknowledge(VoucherId voucherId, ReceiptSequence sequence);
}
