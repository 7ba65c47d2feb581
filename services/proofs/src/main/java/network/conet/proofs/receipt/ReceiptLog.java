package network.conet.proofs.receipt;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import network.conet.units.Hash32;

/** Every submission with what became of it. */
public interface ReceiptLog {
  /** Stores those that are not there yet and answers their ids. */
  Set<Hash32> addNew(List<ReceivedReceipt> receipts);

  /** Those of the ids that wait for a verdict, held until the running transaction ends. */
  Set<Hash32> holdUnjudged(Collection<Hash32> ids);

  void saveVerdicts(List<JudgedReceipt> judged);
}
