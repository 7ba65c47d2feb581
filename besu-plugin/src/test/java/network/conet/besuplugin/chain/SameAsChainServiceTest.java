package network.conet.besuplugin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.besuplugin.fake.FakeBlock;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.besuplugin.stream.ChainLink;
import network.conet.chain.follow.Block;
import network.conet.chain.kafka.BlockMessages;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import org.junit.jupiter.api.Test;

/**
 * The plugin and services/chain write the same bytes for the same block, but for who wrote them.
 */
class SameAsChainServiceTest {
  private static final String SOURCE_OF_CHAIN = "chain";

  private static final Hash32 NOWHERE = Hash32.parse("0x" + "e".repeat(64));

  private final FakeNode node = new FakeNode();
  private final BesuChain chain = new BesuChain(node, Set.of(FakeNode.FOLLOWED_CONTRACT));
  private final RpcOfFakeNode rpc = new RpcOfFakeNode(node);
  private final BlockMessages other = new BlockMessages(FakeNode.FOLLOWED);

  @Test
  void blocksAreTheSameBytes() {
    node.mine();
    node.mine(node.transaction(0), node.transaction(3), node.transaction(1));
    node.mine(4);
    for (FakeBlock block : node.chain().subList(1, node.chain().size())) {
      ChainBlock mine =
          chain.block(chain.at(BlockNumber.of(block.number())).orElseThrow()).orElseThrow();
      byte[] bytes =
          ChainEventCodec.encode(
              new ChainMessage.BlockAdded(
                  SOURCE_OF_CHAIN,
                  FakeNode.FOLLOWED.chainId(),
                  FakeNode.FOLLOWED.contracts(),
                  mine));
      BlockNumber at = BlockNumber.of(block.number());
      assertThat(bytes).isEqualTo(other.added(rpc.blocks(at, at).getFirst()));
    }
  }

  @Test
  void indicesCountThroughAllLogsOfTheBlock() {
    node.mine(node.transaction(0), node.transaction(2));
    ChainBlock block = chain.block(chain.head()).orElseThrow();
    assertThat(block.logs()).extracting(log -> log.logIndex()).containsExactly(3, 4);
    assertThat(block.logs()).extracting(log -> log.transactionIndex()).containsExactly(1, 1);
  }

  @Test
  void blocksTakenBackAreTheSameBytes() {
    node.mine(2);
    ChainLink link = chain.head();
    Optional<Block> block = rpc.block(link.number());
    byte[] bytes =
        ChainEventCodec.encode(
            new ChainMessage.BlockTakenBack(
                SOURCE_OF_CHAIN,
                FakeNode.FOLLOWED.chainId(),
                FakeNode.FOLLOWED.contracts(),
                link.position(),
                link.parentHash()));
    assertThat(bytes).isEqualTo(other.takenBack(block.orElseThrow()));
  }

  @Test
  void aBlockThatTheNodeHasNoReceiptsOfIsNone() {
    node.mine(2);
    node.loseReceipts(node.chain().getLast());
    assertThat(chain.block(chain.head())).isEmpty();
    assertThat(chain.block(new ChainLink(new BlockPosition(BlockNumber.of(9), NOWHERE), NOWHERE)))
        .isEmpty();
    assertThat(List.of(chain.at(BlockNumber.of(9)), chain.at(BlockNumber.of(2))))
        .extracting(Optional::isPresent)
        .containsExactly(false, true);
  }
}
