package network.conet.besuplugin.fake;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.hyperledger.besu.datatypes.Address;
import org.hyperledger.besu.datatypes.Hash;
import org.hyperledger.besu.datatypes.LogTopic;
import org.hyperledger.besu.datatypes.Transaction;
import org.hyperledger.besu.plugin.data.AddedBlockContext;
import org.hyperledger.besu.plugin.data.BlockBody;
import org.hyperledger.besu.plugin.data.BlockContext;
import org.hyperledger.besu.plugin.data.BlockHeader;
import org.hyperledger.besu.plugin.data.Log;
import org.hyperledger.besu.plugin.data.TransactionReceipt;

/** A block of the node in memory. */
public record FakeBlock(
    long number, Hash hash, Hash parent, long timestamp, List<FakeTransaction> transactions)
    implements BlockContext {

  public record FakeTransaction(Hash hash, List<FakeLog> logs) {}

  public record FakeLog(Address logger, List<LogTopic> topics, Bytes data) implements Log {
    @Override
    public Address getLogger() {
      return logger;
    }

    @Override
    public List<LogTopic> getTopics() {
      return topics;
    }

    @Override
    public Bytes getData() {
      return data;
    }
  }

  @Override
  public BlockHeader getBlockHeader() {
    return new BlockHeader() {
      @Override
      public Hash getBlockHash() {
        return hash;
      }

      @Override
      public Hash getParentHash() {
        return parent;
      }

      @Override
      public long getNumber() {
        return number;
      }

      @Override
      public long getTimestamp() {
        return timestamp;
      }
    };
  }

  @Override
  public BlockBody getBlockBody() {
    return () -> transactions.stream().map(one -> (Transaction) one::hash).toList();
  }

  public List<TransactionReceipt> receipts() {
    return transactions.stream().map(one -> (TransactionReceipt) one::logs).toList();
  }

  /** The event of this block having been taken in. */
  AddedBlockContext as(AddedBlockContext.EventType type) {
    FakeBlock block = this;
    return new AddedBlockContext() {
      @Override
      public EventType getEventType() {
        return type;
      }

      @Override
      public List<? extends TransactionReceipt> getTransactionReceipts() {
        return block.receipts();
      }

      @Override
      public BlockHeader getBlockHeader() {
        return block.getBlockHeader();
      }

      @Override
      public BlockBody getBlockBody() {
        return block.getBlockBody();
      }
    };
  }
}
