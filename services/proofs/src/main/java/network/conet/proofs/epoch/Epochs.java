package network.conet.proofs.epoch;

import network.conet.units.EpochId;

/** Which epoch is open: the one after the newest frozen. */
public final class Epochs {
  private final EpochRule rule;
  private final Datasets datasets;

  public Epochs(EpochRule rule, Datasets datasets) {
    this.rule = rule;
    this.datasets = datasets;
  }

  public OpenEpoch open() {
    return datasets
        .newest()
        .map(last -> new OpenEpoch(last.epoch().next(), last.snapshot().time()))
        .orElseGet(() -> OpenEpoch.first(rule));
  }

  public EpochId openNumber() {
    return open().number();
  }

  public EpochRule rule() {
    return rule;
  }
}
