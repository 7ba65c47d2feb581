package network.conet.chain.kafka;

import network.conet.chain.follow.Block;
import network.conet.chain.follow.BlockEncoder;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;

/** Tells of a block with all its logs in one message; a block without logs is told of too. */
public final class BlockMessages implements BlockEncoder {
  private static final String SOURCE = "chain";

  private final FollowedChain followed;

  public BlockMessages(FollowedChain followed) {
    this.followed = followed;
  }

  @Override
  public String topic() {
    return ChainMessage.TOPIC;
  }

  @Override
  public byte[] added(ChainBlock block) {
    return ChainEventCodec.encode(
        new ChainMessage.BlockAdded(SOURCE, followed.chainId(), followed.contracts(), block));
  }

  @Override
  public byte[] takenBack(Block block) {
    return ChainEventCodec.encode(
        new ChainMessage.BlockTakenBack(
            SOURCE, followed.chainId(), followed.contracts(), position(block), block.parentHash()));
  }

  private static BlockPosition position(Block block) {
    return new BlockPosition(block.number(), block.hash());
  }
}
