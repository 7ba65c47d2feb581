package network.conet.relay.measure;

import java.time.Instant;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/**
 * The epoch that is open.
 *
 * @param seed the randomness of its draw: the hash of the snapshot block of the one before, zero
 *     for the first
 * @param began when the one before ended by that block's timestamp, genesis for the first: the same
 *     moment for every relay, whenever it hears of it
 */
public record OpenEpoch(EpochId epoch, Hash32 seed, Instant began) {
  Draw draw() {
    return new Draw(seed, epoch);
  }
}
