package network.conet.chainevents;

import java.util.List;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** A log of a CoNET contract, apart from the block it is in. Indices count from 0 in the block. */
public record ChainLog(
    int logIndex,
    TxHash transaction,
    int transactionIndex,
    AccountAddress address,
    List<Hash32> topics,
    LogData data) {
  private static final int MAX_TOPICS = 4;

  public ChainLog {
    topics = List.copyOf(topics);
    if (logIndex < 0 || transactionIndex < 0 || topics.size() > MAX_TOPICS) {
      throw new IllegalArgumentException("not a log of any block");
    }
  }
}
