package network.conet.proofs.epoch;

import java.util.List;
import java.util.Optional;
import network.conet.evidence.dataset.DatasetRecord;
import network.conet.evidence.signing.EvidenceDomain;

/** Where the next page of records starts. */
final class PageEnd {
  private PageEnd() {}

  static Optional<EpochRecords.Position> of(List<EpochRecord> page, EvidenceDomain domain) {
    if (page.isEmpty()) {
      return Optional.empty();
    }
    DatasetRecord last = page.getLast().canonical(domain);
    return Optional.of(new EpochRecords.Position(last.kind(), last.key()));
  }
}
