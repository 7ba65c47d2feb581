package network.conet.governance.sync;

import java.util.Optional;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;

/** Port: the service's reading of a log. */
@FunctionalInterface
public interface Logs {
  /** What it means here; empty if nothing. */
  Optional<Change> read(ChainBlock block, ChainLog log);
}
