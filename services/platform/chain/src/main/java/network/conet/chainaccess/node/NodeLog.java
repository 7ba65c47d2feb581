package network.conet.chainaccess.node;

import java.util.List;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** One log of a block. */
public record NodeLog(
    BlockNumber blockNumber,
    Hash32 blockHash,
    TxHash transaction,
    int transactionIndex,
    int logIndex,
    AccountAddress address,
    List<Hash32> topics,
    Bytes data) {
  public NodeLog {
    topics = List.copyOf(topics);
  }
}
