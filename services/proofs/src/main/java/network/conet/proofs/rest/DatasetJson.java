package network.conet.proofs.rest;

import java.util.List;
import network.conet.proofs.epoch.Dataset;
import network.conet.proofs.epoch.NodeTotals;

/** A frozen epoch: what its proofs tree is made of. */
public record DatasetJson(
    long epoch,
    long snapshotBlock,
    String snapshotHash,
    String endTime,
    String datasetHash,
    List<Totals> totals) {
  static DatasetJson of(Dataset dataset) {
    return new DatasetJson(
        dataset.epoch().number(),
        dataset.snapshot().number().number(),
        dataset.snapshot().hash().hex(),
        dataset.snapshot().time().toString(),
        dataset.hash().hex(),
        dataset.totals().stream().map(Totals::of).toList());
  }

  /**
   * One node.
   *
   * @param capacity bytes a second
   * @param uptimeBps basis points
   * @param fees base units
   */
  public record Totals(
      String nodeId, long capacity, int uptimeBps, String fees, long bytesCarried) {
    static Totals of(NodeTotals totals) {
      return new Totals(
          totals.node().hex(),
          totals.capacity().rate(),
          totals.uptime().value(),
          totals.fees().toString(),
          totals.bytesCarried().bytes());
    }
  }
}
