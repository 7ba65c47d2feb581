package network.conet.chain.network;

import java.util.Optional;
import network.conet.units.BlockNumber;

/** What the chain says of the network. */
public interface NetworkFacts {
  BlockNumber head();

  /** None while a deployment has no anchor. */
  Optional<EpochClock> epochClock();
}
