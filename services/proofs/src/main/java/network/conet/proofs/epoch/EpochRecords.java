package network.conet.proofs.epoch;

import java.util.List;
import java.util.Optional;
import network.conet.evidence.dataset.RecordKind;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** The evidence of an epoch in canonical order, a page at a time. */
public interface EpochRecords {
  /** The records after that position, at most {@code limit}; none at the end. */
  List<EpochRecord> page(EpochId epoch, Optional<Position> after, int limit);

  /** Where a record stands in the canonical order. */
  record Position(RecordKind kind, Hash32 key) {}
}
