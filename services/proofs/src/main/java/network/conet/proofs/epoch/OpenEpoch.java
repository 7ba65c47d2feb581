package network.conet.proofs.epoch;

import java.time.Instant;
import network.conet.units.EpochId;

/** The epoch that evidence is taken for now, and where the one before ended. */
public record OpenEpoch(EpochId number, Instant previousEnd) {
  /** Epochs count from 1; epoch 0 ends at genesis. */
  public static OpenEpoch first(EpochRule rule) {
    return new OpenEpoch(EpochId.of(1), rule.genesis());
  }
}
