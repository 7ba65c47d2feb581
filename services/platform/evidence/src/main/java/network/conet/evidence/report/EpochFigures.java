package network.conet.evidence.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.conet.units.BasisPoints;
import network.conet.units.BytesPerSecond;

/** From the reports on one node in one epoch to the two figures that the reward uses. */
public final class EpochFigures {
  private EpochFigures() {}

  /** The median, the lower one of two middles; zero without a report. */
  public static BytesPerSecond capacity(Collection<CapacityReport> reports) {
    if (reports.isEmpty()) {
      return BytesPerSecond.ZERO;
    }
    List<BytesPerSecond> rates = reports.stream().map(CapacityReport::rate).sorted().toList();
    return rates.get((rates.size() - 1) / 2);
  }

  /**
   * floor(10000 * reachable slots / slots with a report); a slot counts as reachable if more than
   * half of its reports say so. Zero without a report.
   */
  public static BasisPoints uptimeFloor(Collection<UptimeReport> reports) {
    Map<UptimeSlot, Integer> balance = new TreeMap<>();
    for (UptimeReport report : reports) {
      balance.merge(report.slot(), report.reachable() ? 1 : -1, Integer::sum);
    }
    if (balance.isEmpty()) {
      return BasisPoints.ZERO;
    }
    long reachable = balance.values().stream().filter(votes -> votes > 0).count();
    return BasisPoints.of((int) (BasisPoints.WHOLE * reachable / balance.size()));
  }
}
