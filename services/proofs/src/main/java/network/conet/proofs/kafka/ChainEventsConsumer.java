package network.conet.proofs.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.proofs.chainstate.Block;
import network.conet.proofs.chainstate.ChainFact;
import network.conet.proofs.chainstate.FollowChain;
import network.conet.proofs.chainstate.LogPosition;
import network.conet.proofs.chainstate.LogReading;
import network.conet.proofs.chainstate.RawLog;
import network.conet.proofs.chainstate.SequencedFact;
import network.conet.proto.chain.v1.BlockImported;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the chain topic. A message that cannot be read stops it: passing over it would lie. */
public final class ChainEventsConsumer {
  public static final String TOPIC = "conet.chain.events.v1";

  private final FollowChain follow;
  private final LogReading logs;

  public ChainEventsConsumer(FollowChain follow, LogReading logs) {
    this.follow = follow;
    this.logs = logs;
  }

  public void apply(List<ConsumerRecord<byte[], byte[]>> records) {
    List<SequencedFact> batch = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> next : records) {
      try {
        ChainEvent event = ChainEvent.parseFrom(next.value());
        batch.add(new SequencedFact(event.getSequence(), fact(event)));
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException("unreadable chain event at offset " + next.offset(), e);
      }
    }
    follow.apply(batch);
  }

  private Optional<ChainFact> fact(ChainEvent event) {
    return switch (event.getEventCase()) {
      case LOG -> log(event.getLog());
      case BLOCK_IMPORTED -> Optional.of(new ChainFact.BlockAdded(block(event.getBlockImported())));
      case BLOCK_REMOVED ->
          Optional.of(
              new ChainFact.BlockTakenBack(BlockNumber.of(event.getBlockRemoved().getNumber())));
      case BLOCK, BLOCK_TAKEN_BACK, EVENT_NOT_SET -> Optional.empty();
    };
  }

  private Optional<ChainFact> log(ContractLog log) {
    LogPosition position = new LogPosition(BlockNumber.of(log.getBlockNumber()), log.getLogIndex());
    if (log.getRemoved()) {
      return Optional.of(new ChainFact.LogTakenBack(position));
    }
    return logs.read(
        new RawLog(
            position,
            AccountAddress.of(log.getAddress().toByteArray()),
            log.getTopicsList().stream().map(topic -> Hash32.of(topic.toByteArray())).toList(),
            log.getData().toByteArray()));
  }

  private static Block block(BlockImported block) {
    return new Block(
        BlockNumber.of(block.getNumber()),
        Hash32.of(block.getHash().toByteArray()),
        Instant.ofEpochSecond(block.getTimestamp()));
  }
}
