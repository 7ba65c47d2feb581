package network.conet.rewards.attest;

import java.util.List;
import network.conet.evidence.receipt.SettledSession;
import network.conet.rewards.epoch.NodeMeasurement;
import network.conet.units.Hash32;
import network.conet.units.VoucherId;

/** What a dataset's records add up to, every one of them checked. */
public record VerifiedDataset(
    Hash32 hash, List<NodeMeasurement> measurements, List<Settled> sessions) {
  public VerifiedDataset {
    measurements = List.copyOf(measurements);
    sessions = List.copyOf(sessions);
  }

  /** Where a session stands after this epoch. */
  public record Settled(VoucherId voucher, SettledSession session) {}
}
