package network.conet.proofs.receipt;

import java.util.List;
import java.util.Optional;
import network.conet.units.Hash32;

/** Submissions for readers. */
public interface ReceiptCatalogue {
  Optional<ReceiptView> find(Hash32 id);

  List<ReceiptView> list(ReceiptQuery query);
}
