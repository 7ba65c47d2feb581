package network.conet.chainevents;

import network.conet.kafka.Topics;
import network.conet.units.ChainId;
import network.conet.units.Hash32;

/** One message of the topic. */
public sealed interface ChainMessage {
  /** The topic's name. It has one partition and is kept for ever. */
  String TOPIC = Topics.CHAIN_BLOCKS.name();

  /** Who wrote it: for people and metrics, never for order. */
  String source();

  ChainId chainId();

  ContractsDigest contracts();

  BlockPosition position();

  /** A block of the observer's chain. Telling it again changes nothing. */
  record BlockAdded(String source, ChainId chainId, ContractsDigest contracts, ChainBlock block)
      implements ChainMessage {
    @Override
    public BlockPosition position() {
      return block.position();
    }
  }

  /** A block that the observer's chain no longer has; those above it were taken back before. */
  record BlockTakenBack(
      String source,
      ChainId chainId,
      ContractsDigest contracts,
      BlockPosition position,
      Hash32 parentHash)
      implements ChainMessage {}
}
