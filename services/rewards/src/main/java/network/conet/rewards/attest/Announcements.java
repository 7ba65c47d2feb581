package network.conet.rewards.attest;

import java.util.Optional;
import network.conet.units.EpochId;

/** Port: the datasets announced so far. */
public interface Announcements {

  /** Keeps the newest word; it is judged when it is used, not here. */
  void save(FrozenDataset dataset);

  Optional<FrozenDataset> find(EpochId epoch);
}
