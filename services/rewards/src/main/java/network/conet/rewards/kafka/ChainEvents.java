package network.conet.rewards.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import network.conet.proto.chain.v1.BlockImported;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.rewards.stakes.Block;
import network.conet.rewards.stakes.ChainMessage;
import network.conet.rewards.stakes.LogPosition;
import network.conet.rewards.stakes.LogReader;
import network.conet.rewards.stakes.RawLog;
import network.conet.rewards.stakes.TopicSequence;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.TxHash;

/** Reads topic {@code conet.chain.events.v1}. */
public final class ChainEvents {
  public static final String TOPIC = "conet.chain.events.v1";

  private final LogReader logs;

  public ChainEvents(LogReader logs) {
    this.logs = logs;
  }

  /**
   * @throws IllegalArgumentException if it is not a message of the topic
   */
  public ChainMessage decode(byte[] value) {
    try {
      ChainEvent event = ChainEvent.parseFrom(value);
      TopicSequence sequence = new TopicSequence(event.getSequence());
      return switch (event.getEventCase()) {
        case LOG -> log(sequence, event.getLog());
        case BLOCK_IMPORTED -> new ChainMessage.Imported(sequence, block(event.getBlockImported()));
        case BLOCK_REMOVED ->
            new ChainMessage.Removed(sequence, BlockNumber.of(event.getBlockRemoved().getNumber()));
        case BLOCK, BLOCK_TAKEN_BACK -> new ChainMessage.Irrelevant(sequence);
        case EVENT_NOT_SET -> throw new IllegalArgumentException("an event of the chain is empty");
      };
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not an event of the chain", e);
    }
  }

  private ChainMessage log(TopicSequence sequence, ContractLog log) {
    LogPosition at = new LogPosition(BlockNumber.of(log.getBlockNumber()), log.getLogIndex());
    if (log.getRemoved()) {
      return new ChainMessage.Retracted(sequence, at);
    }
    RawLog raw =
        new RawLog(
            AccountAddress.of(log.getAddress().toByteArray()),
            log.getTopicsList().stream().map(topic -> Hash32.of(topic.toByteArray())).toList(),
            Hex.encode(log.getData().toByteArray()),
            TxHash.of(log.getTransactionHash().toByteArray()));
    return logs.read(raw)
        .<ChainMessage>map(fact -> new ChainMessage.Logged(sequence, at, fact))
        .orElseGet(() -> new ChainMessage.Irrelevant(sequence));
  }

  private static Block block(BlockImported block) {
    return new Block(
        BlockNumber.of(block.getNumber()),
        Hash32.of(block.getHash().toByteArray()),
        Instant.ofEpochSecond(block.getTimestamp()));
  }
}
