package network.conet.events;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.util.Optional;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.units.BlockNumber;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic that holds every log of a CoNET contract and every block, in the chain's order. */
public final class ChainTopic {
  public static final String NAME = "conet.chain.events.v1";

  private ChainTopic() {}

  /** What follows the chain within one transaction. */
  public interface Follower {
    /** A log, or one that is taken back. */
    void apply(ContractLog log);

    /** Everything up to and with this block has been applied. */
    void finish(BlockNumber block);
  }

  /** Makes the follower of one transaction. */
  @FunctionalInterface
  public interface Followers {
    Follower on(Connection transaction);
  }

  /**
   * Applies each log, and finishes once a batch, at its newest block: a read model shows the state
   * after that block, so it need not ask the contracts about those before.
   */
  public static BatchHandler handler(Followers followers) {
    return (connection, events) -> {
      Follower follower = followers.on(connection);
      Optional<BlockNumber> imported = Optional.empty();
      for (ConsumerRecord<byte[], byte[]> record : events) {
        ChainEvent event = read(record);
        switch (event.getEventCase()) {
          case LOG -> follower.apply(event.getLog());
          case BLOCK_IMPORTED ->
              imported = Optional.of(BlockNumber.of(event.getBlockImported().getNumber()));
          case BLOCK_REMOVED, BLOCK, BLOCK_TAKEN_BACK, EVENT_NOT_SET -> {
            // the logs of a removed block came before it, as removed
          }
        }
      }
      imported.ifPresent(follower::finish);
    };
  }

  /**
   * @throws IllegalStateException if it is no message of the topic: passing over it would lie
   */
  public static ChainEvent read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return ChainEvent.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("not a chain event at offset " + record.offset(), e);
    }
  }
}
