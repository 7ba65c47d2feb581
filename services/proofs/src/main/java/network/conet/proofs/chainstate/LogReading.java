package network.conet.proofs.chainstate;

import java.util.Optional;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogPosition;

/** What a log means; most mean nothing here. */
public interface LogReading {
  Optional<ChainFact> read(LogPosition position, ChainLog log);
}
