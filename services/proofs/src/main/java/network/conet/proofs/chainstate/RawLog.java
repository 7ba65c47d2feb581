package network.conet.proofs.chainstate;

import java.util.List;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;

/** A contract's log as the chain keeps it. */
public record RawLog(
    LogPosition position, AccountAddress contract, List<Hash32> topics, byte[] data) {
  public RawLog {
    topics = List.copyOf(topics);
  }
}
