package network.conet.proofs.epoch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import network.conet.evidence.dataset.DatasetHasher;
import network.conet.evidence.receipt.SessionFee;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.EpochFigures;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.WindowPrices;
import network.conet.proofs.chainstate.Block;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/**
 * Totals and hash of an epoch from its records, fed in canonical order. A record of a node that is
 * not a member is left out of both, so that whoever recomputes from the records finds exactly the
 * nodes of the totals. Sessions are summed as they come; only reports are held, a few for each
 * node.
 */
final class DatasetBuilder {
  private final EvidenceDomain domain;
  private final WindowPrices prices;
  private final Set<NodeId> members;
  private final DatasetHasher hasher = new DatasetHasher();
  private final TreeMap<NodeId, Tally> tallies = new TreeMap<>();

  DatasetBuilder(EvidenceDomain domain, WindowPrices prices, Set<NodeId> members) {
    this.domain = domain;
    this.prices = prices;
    this.members = members;
  }

  void add(EpochRecord next) {
    if (!members.contains(next.subject())) {
      return;
    }
    hasher.add(next.canonical(domain));
    Tally tally = tallies.computeIfAbsent(next.subject(), node -> new Tally());
    switch (next) {
      case EpochRecord.Session session -> {
        ByteCount now = session.evidence().receipt().bytesCarried();
        tally.bytes = tally.bytes.plus(now.minus(session.settledBefore()));
        TokenAmount price = prices.pricePerGib(session.evidence().voucher().message().window());
        tally.fees = tally.fees.plus(SessionFee.between(session.settledBefore(), now, price));
      }
      case EpochRecord.Reported reported -> {
        switch (reported.signed().report()) {
          case CapacityReport capacity -> tally.capacities.add(capacity);
          case UptimeReport uptime -> tally.uptimes.add(uptime);
        }
      }
    }
  }

  Dataset build(EpochId epoch, Block snapshot) {
    List<NodeTotals> totals = new ArrayList<>(tallies.size());
    tallies.forEach((node, tally) -> totals.add(tally.totals(node)));
    return new Dataset(epoch, snapshot, hasher.hash(), totals);
  }

  private static final class Tally {
    private ByteCount bytes = ByteCount.ZERO;
    private TokenAmount fees = TokenAmount.ZERO;
    private final List<CapacityReport> capacities = new ArrayList<>();
    private final List<UptimeReport> uptimes = new ArrayList<>();

    NodeTotals totals(NodeId node) {
      return new NodeTotals(
          node, EpochFigures.capacity(capacities), EpochFigures.uptimeFloor(uptimes), fees, bytes);
    }
  }
}
