package network.conet.chainevents;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** A block with all its logs of CoNET contracts, in their order. */
public record ChainBlock(
    BlockPosition position, Hash32 parentHash, Instant timestamp, List<ChainLog> logs) {
  public ChainBlock {
    logs = List.copyOf(logs);
    for (int i = 1; i < logs.size(); i++) {
      if (logs.get(i).logIndex() <= logs.get(i - 1).logIndex()) {
        throw new IllegalArgumentException("the logs of block " + position + " are not in order");
      }
    }
  }

  public BlockNumber number() {
    return position.number();
  }

  public Hash32 hash() {
    return position.hash();
  }

  /**
   * Names everything that the block was told with: two observers who tell the same block give the
   * same.
   */
  public Hash32 content() {
    MessageDigest digest = sha256();
    digest.update(parentHash.toBytes());
    ByteBuffer words = ByteBuffer.allocate(4 * Integer.BYTES);
    digest.update(words.putLong(timestamp.getEpochSecond()).flip());
    for (ChainLog log : logs) {
      byte[] data = log.data().toBytes();
      words.clear();
      words.putInt(log.logIndex()).putInt(log.transactionIndex());
      words.putInt(log.topics().size()).putInt(data.length);
      digest.update(words.flip());
      digest.update(log.transaction().toBytes());
      digest.update(log.address().toBytes());
      log.topics().forEach(topic -> digest.update(topic.toBytes()));
      digest.update(data);
    }
    return Hash32.of(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Where a log of this block stands. */
  public LogPosition at(ChainLog log) {
    return new LogPosition(number(), log.logIndex());
  }
}
