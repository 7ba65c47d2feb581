package network.conet.besuplugin.stream;

import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.units.BlockNumber;

/**
 * How far the topic has been told.
 *
 * @param told the newest block of the node's chain that the topic has
 * @param head of the node when it was last looked at
 * @param blocks written since the start
 * @param takenBack written since the start
 * @param walks how often the node's chain was compared with what was told
 * @param readings how often the topic was read to know what was told
 */
public record StreamStatus(
    Phase phase,
    Optional<BlockPosition> told,
    Optional<BlockNumber> head,
    long blocks,
    long takenBack,
    long walks,
    long readings) {
  /** What the stream is doing. */
  public enum Phase {
    /** Finding out from the topic what was told. */
    READING_THE_TOPIC,
    /** The node has blocks that were not told yet. */
    CATCHING_UP,
    /** Every block of the node's chain was told. */
    CAUGHT_UP,
    /** The node's chain does not reach what was told, or lacks a block's receipts. */
    WAITING_FOR_THE_NODE
  }

  public static final StreamStatus NONE =
      new StreamStatus(Phase.READING_THE_TOPIC, Optional.empty(), Optional.empty(), 0, 0, 0, 0);

  StreamStatus in(Phase other) {
    return new StreamStatus(other, told, head, blocks, takenBack, walks, readings);
  }

  StreamStatus at(BlockNumber other) {
    return new StreamStatus(phase, told, Optional.of(other), blocks, takenBack, walks, readings);
  }

  StreamStatus wrote(Optional<BlockPosition> newest, long more, long back) {
    return new StreamStatus(phase, newest, head, blocks + more, takenBack + back, walks, readings);
  }

  StreamStatus walked() {
    return new StreamStatus(phase, told, head, blocks, takenBack, walks + 1, readings);
  }

  StreamStatus read(Optional<BlockPosition> newest) {
    return new StreamStatus(phase, newest, head, blocks, takenBack, walks, readings + 1);
  }

  /** How many blocks of the node's chain are still to be told. */
  public long behind() {
    return told.flatMap(block -> head.map(top -> top.number() - block.number().number()))
        .map(blocksBehind -> Math.max(0, blocksBehind))
        .orElse(0L);
  }
}
