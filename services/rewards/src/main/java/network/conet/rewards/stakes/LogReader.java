package network.conet.rewards.stakes;

import java.util.Optional;
import network.conet.chainevents.ChainLog;

/** Port: what a log says, or nothing if no epoch depends on it. */
@FunctionalInterface
public interface LogReader {
  Optional<ChainFact> read(ChainLog log);
}
