package network.conet.rewards.attest;

import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** What became of the next epoch. */
public sealed interface Recomputation {

  /** Stored and signed. */
  record Computed(EpochId epoch, Hash32 digest) implements Recomputation {}

  /** Something that it needs is not here yet; it will be tried again. */
  record NotReady(EpochId epoch, String reason) implements Recomputation {}

  /** It cannot be attested as it was announced, or the chain says otherwise. */
  record Disputed(EpochId epoch, String reason) implements Recomputation {}
}
