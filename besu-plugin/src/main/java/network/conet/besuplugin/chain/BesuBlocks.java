package network.conet.besuplugin.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.besuplugin.stream.ChainLink;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogData;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.hyperledger.besu.datatypes.BytesHolder;
import org.hyperledger.besu.datatypes.Transaction;
import org.hyperledger.besu.plugin.data.BlockContext;
import org.hyperledger.besu.plugin.data.BlockHeader;
import org.hyperledger.besu.plugin.data.Log;
import org.hyperledger.besu.plugin.data.TransactionReceipt;

/**
 * From the node's types to the topic's. A node's logs do not say where they stand: indices count
 * through all logs of the block, also those of contracts that are not followed.
 */
final class BesuBlocks {
  private final Set<AccountAddress> followed;

  BesuBlocks(Set<AccountAddress> followed) {
    this.followed = Set.copyOf(followed);
  }

  static ChainLink link(BlockHeader header) {
    return new ChainLink(
        new BlockPosition(BlockNumber.of(header.getNumber()), hash(header.getBlockHash())),
        hash(header.getParentHash()));
  }

  /** Empty if there are not as many receipts as transactions: then logs are missing. */
  Optional<ChainBlock> block(BlockContext block, List<? extends TransactionReceipt> receipts) {
    List<? extends Transaction> transactions = block.getBlockBody().getTransactions();
    if (receipts.size() != transactions.size()) {
      return Optional.empty();
    }
    List<ChainLog> logs = new ArrayList<>();
    int logIndex = 0;
    for (int index = 0; index < receipts.size(); index++) {
      for (Log log : receipts.get(index).getLogs()) {
        AccountAddress address = AccountAddress.of(bytes(log.getLogger()));
        if (followed.contains(address)) {
          logs.add(log(logIndex, transactions.get(index), index, address, log));
        }
        logIndex++;
      }
    }
    BlockHeader header = block.getBlockHeader();
    ChainLink link = link(header);
    return Optional.of(
        new ChainBlock(
            link.position(),
            link.parentHash(),
            Instant.ofEpochSecond(header.getTimestamp()),
            logs));
  }

  private static ChainLog log(
      int logIndex, Transaction transaction, int index, AccountAddress address, Log log) {
    return new ChainLog(
        logIndex,
        TxHash.of(bytes(transaction.getHash())),
        index,
        address,
        log.getTopics().stream().map(BesuBlocks::hash).toList(),
        LogData.of(log.getData().toArrayUnsafe()));
  }

  private static Hash32 hash(BytesHolder holder) {
    return Hash32.of(bytes(holder));
  }

  private static byte[] bytes(BytesHolder holder) {
    return holder.getBytes().toArrayUnsafe();
  }
}
