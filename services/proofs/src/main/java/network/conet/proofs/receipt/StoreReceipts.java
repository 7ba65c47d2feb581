package network.conet.proofs.receipt;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.proofs.atomic.Atomically;
import network.conet.units.Hash32;

/**
 * Takes submissions in: stored and announced, or neither. One that is there already is harmless.
 */
public final class StoreReceipts {
  private final Atomically atomically;
  private final ReceiptLog log;
  private final ReceiptNews news;
  private final Clock clock;

  public StoreReceipts(Atomically atomically, ReceiptLog log, ReceiptNews news, Clock clock) {
    this.atomically = atomically;
    this.log = log;
    this.news = news;
    this.clock = clock;
  }

  public void store(List<SessionEvidence> batch) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<Hash32, ReceivedReceipt> distinct = new LinkedHashMap<>();
    for (SessionEvidence evidence : batch) {
      ReceivedReceipt receipt = ReceivedReceipt.of(evidence, now);
      distinct.putIfAbsent(receipt.id(), receipt);
    }
    atomically.execute(
        () -> {
          Set<Hash32> added = log.addNew(List.copyOf(distinct.values()));
          news.received(
              distinct.values().stream().filter(next -> added.contains(next.id())).toList());
        });
  }
}
