package network.conet.relay.session;

import network.conet.units.EpochId;

/** Port: the epoch that is open now, as proofs last said. */
@FunctionalInterface
public interface CurrentEpoch {
  EpochId now();
}
