package network.conet.chain.follow;

import java.util.List;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** A log of a CoNET contract, apart from the block it is in. Indices count from 0 in the block. */
public record ContractLog(
    int logIndex,
    TxHash transaction,
    int transactionIndex,
    AccountAddress address,
    List<Hash32> topics,
    LogData data) {
  public ContractLog {
    topics = List.copyOf(topics);
    if (logIndex < 0 || transactionIndex < 0 || topics.size() > 4) {
      throw new IllegalArgumentException("not a log of any block");
    }
  }
}
