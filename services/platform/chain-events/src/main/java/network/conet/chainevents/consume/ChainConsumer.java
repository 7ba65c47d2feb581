package network.conet.chainevents.consume;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.head.HeadTree;
import network.conet.units.Hash32;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the topic's messages, each once, and keeps the tree, the position and the projection in
 * one transaction. Several instances on one database take turns: whoever finds the position moved
 * on reads the tree anew.
 */
public final class ChainConsumer {
  /** QBFT takes no block back, other chains a handful. */
  static final int KEPT_BLOCKS = 1_024;

  private static final Logger LOG = LoggerFactory.getLogger(ChainConsumer.class);

  private final DataSource dataSource;
  private final String name;
  private final FollowedChain followed;
  private final ChainProjection projection;
  private final String generation;
  private final Clock clock;
  private final KnownBlocks rows;
  private @Nullable HeadTree tree;
  private long position = -1;
  private volatile ChainStatus status = ChainStatus.NONE;

  /**
   * @param name of the consumer for ever: its rows in the database
   * @param generation another than the last one asks for a rebuild from the first message
   */
  public ChainConsumer(
      DataSource dataSource,
      String name,
      FollowedChain followed,
      ChainProjection projection,
      String generation,
      Clock clock) {
    this.dataSource = dataSource;
    this.name = name;
    this.followed = followed;
    this.projection = projection;
    this.generation = generation;
    this.clock = clock;
    this.rows = new KnownBlocks(name);
  }

  public ChainStatus status() {
    return status;
  }

  public String name() {
    return name;
  }

  /**
   * Where to read from. A topic that was made anew is read from its beginning, which does no harm:
   * what is known is not applied again. A rebuild empties the projection first.
   */
  long open(String topicId) throws SQLException {
    return inTransaction(
        connection -> {
          Checkpoint checkpoint = Checkpoint.lock(connection, name);
          if (!checkpoint.generation().equals(generation)) {
            LOG.info("consumer {} is rebuilt from the first block ({})", name, generation);
            projection.takeBack(connection, beforeEverything());
            rows.clear(connection);
            checkpoint = new Checkpoint(topicId, 0, generation);
          } else if (!checkpoint.topicId().equals(topicId)) {
            checkpoint = new Checkpoint(topicId, 0, generation);
          }
          checkpoint.store(connection, name);
          load(connection, checkpoint.nextOffset());
          return checkpoint.nextOffset();
        });
  }

  private BlockPosition beforeEverything() {
    return new BlockPosition(followed.deployBlock().minusOrZero(1), Hash32.ZERO);
  }

  private HeadTree load(Connection connection, long offset) throws SQLException {
    HeadTree loaded = new HeadTree(followed, KEPT_BLOCKS, rows.read(connection));
    tree = loaded;
    position = offset;
    ChainStatus before = status;
    status =
        new ChainStatus(
            loaded.tip(),
            before.tipTime(),
            before.lag(),
            before.behind(),
            loaded.hasGap(),
            before.blocks(),
            before.takenBack());
    return loaded;
  }

  /**
   * Applies what was polled, up to the first message that cannot be followed.
   *
   * @param behind how many more messages the topic has
   * @return where to read on
   * @throws ChainStopped at that message, with everything before it applied
   */
  long apply(List<ConsumerRecord<byte[], byte[]>> records, long behind) throws SQLException {
    List<ConsumerRecord<byte[], byte[]>> done = new ArrayList<>();
    try {
      return inTransaction(connection -> applyIn(connection, records, behind, done));
    } catch (ChainStopped stop) {
      tree = null;
      if (!done.isEmpty()) {
        List<ConsumerRecord<byte[], byte[]>> before = List.copyOf(done);
        done.clear();
        inTransaction(connection -> applyIn(connection, before, behind, done));
      }
      throw stop;
    } catch (SQLException | RuntimeException e) {
      tree = null;
      throw e;
    }
  }

  private long applyIn(
      Connection connection,
      List<ConsumerRecord<byte[], byte[]>> records,
      long behind,
      List<ConsumerRecord<byte[], byte[]>> done)
      throws SQLException {
    Checkpoint checkpoint = Checkpoint.lock(connection, name);
    HeadTree current = tree;
    if (current == null || position != checkpoint.nextOffset()) {
      current = load(connection, checkpoint.nextOffset());
    }
    long next = checkpoint.nextOffset();
    ApplyMessages messages = new ApplyMessages(connection, current, rows, projection);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.offset() >= next) {
        messages.apply(read(record));
        next = record.offset() + 1;
      }
      done.add(record);
    }
    messages.finish();
    new Checkpoint(checkpoint.topicId(), next, checkpoint.generation()).store(connection, name);
    position = next;
    status = statusAfter(messages, current, behind);
    return next;
  }

  private ChainStatus statusAfter(ApplyMessages messages, HeadTree current, long behind) {
    ChainStatus before = status;
    Optional<Instant> time = messages.newest().map(block -> block.timestamp());
    return new ChainStatus(
        current.tip(),
        time.isPresent() ? time : before.tipTime(),
        time.map(at -> Duration.between(at, clock.instant())).orElse(before.lag()),
        behind,
        current.hasGap(),
        before.blocks() + messages.blocks(),
        before.takenBack() + messages.takenBack());
  }

  private static ChainMessage read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return ChainEventCodec.decode(record.value());
    } catch (IllegalArgumentException e) {
      throw new ChainStopped(
          "the message at offset " + record.offset() + " cannot be read: " + e.getMessage());
    }
  }

  private interface Work {
    long in(Connection connection) throws SQLException;
  }

  private long inTransaction(Work work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        long result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        tree = null;
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}
