package network.conet.proofs.epoch;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.proofs.atomic.Atomically;
import network.conet.units.EpochId;
import network.conet.units.NodeId;

/** Reads a frozen dataset: its totals at once, its records a page at a time. */
public final class ReadDataset {
  private static final int PAGE = 500;

  private final EvidenceDomain domain;
  private final Atomically atomically;
  private final Datasets datasets;
  private final EpochRecords records;

  public ReadDataset(
      EvidenceDomain domain, Atomically atomically, Datasets datasets, EpochRecords records) {
    this.domain = domain;
    this.atomically = atomically;
    this.datasets = datasets;
    this.records = records;
  }

  /** Empty while the epoch is open, or if it has not begun. */
  public Optional<Dataset> find(EpochId epoch) {
    return atomically.run(() -> datasets.find(epoch));
  }

  /**
   * The records behind the totals, in canonical order. Holds no transaction between pages: a frozen
   * epoch's records never change.
   */
  public Iterator<EpochRecord> records(EpochId epoch) {
    Set<NodeId> members = atomically.run(() -> datasets.nodes(epoch));
    return new Pages(epoch, members);
  }

  private final class Pages implements Iterator<EpochRecord> {
    private final EpochId epoch;
    private final Set<NodeId> members;
    private Iterator<EpochRecord> page = List.<EpochRecord>of().iterator();
    private Optional<EpochRecords.Position> last = Optional.empty();
    private boolean more = true;

    Pages(EpochId epoch, Set<NodeId> members) {
      this.epoch = epoch;
      this.members = members;
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && more) {
        List<EpochRecord> read = atomically.run(() -> records.page(epoch, last, PAGE));
        last = PageEnd.of(read, domain);
        more = read.size() == PAGE;
        page = read.stream().filter(next -> members.contains(next.subject())).iterator();
      }
      return page.hasNext();
    }

    @Override
    public EpochRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }
  }
}
