package network.conet.staking.sync;

import java.util.Optional;
import network.conet.chainevents.ChainLog;

/** Port: the service's reading of a log. */
@FunctionalInterface
public interface Logs {
  /** What it means here; empty if nothing. */
  Optional<Change> read(ChainLog log);
}
