package network.conet.rewards.attest;

import java.util.Optional;
import network.conet.rewards.epoch.Attempt;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** Port: what the chain has made of epochs, by its events. */
public interface AnchorLog {

  /** An epoch on the chain; a cancelled one is not. */
  record Anchored(EpochId epoch, Hash32 digest, TxHash transaction) {}

  Optional<Anchored> anchored(EpochId epoch);

  /** The newest, if any is anchored. */
  Optional<Anchored> lastAnchored();

  /** Epoch 0 if none is. */
  EpochId lastActivated();

  /** Epoch 0 if none is. */
  EpochId lastSettled();

  boolean isCancelled(Hash32 digest);

  /** What a header must say to be anchored next. */
  Attempt attempt();
}
