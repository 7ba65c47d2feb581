package network.conet.proofs.chainstate;

import java.util.Optional;

/** What a log means; most mean nothing here. */
public interface LogReading {
  Optional<ChainFact> read(RawLog log);
}
