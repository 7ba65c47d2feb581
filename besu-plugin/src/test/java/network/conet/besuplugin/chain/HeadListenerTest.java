package network.conet.besuplugin.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Set;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.besuplugin.stream.HeadQueue;
import org.hyperledger.besu.plugin.data.AddedBlockContext;
import org.hyperledger.besu.plugin.data.BlockBody;
import org.hyperledger.besu.plugin.data.BlockHeader;
import org.hyperledger.besu.plugin.data.TransactionReceipt;
import org.junit.jupiter.api.Test;

/** On the thread that imports blocks nothing may be thrown and nobody waited for. */
class HeadListenerTest {
  private final FakeNode node = new FakeNode();
  private final BesuChain chain = new BesuChain(node, Set.of(FakeNode.FOLLOWED_CONTRACT));

  @Test
  void aFullQueueHoldsUpNoImport() {
    HeadQueue queue = new HeadQueue(2);
    var unused = node.addBlockAddedListener(chain.listener(queue, () -> {}));
    node.mine(1_000);
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.leftOut()).isEqualTo(998);
  }

  @Test
  void aWorkerThatCannotBeWokenFailsNoImport() {
    HeadQueue queue = new HeadQueue(2);
    var unused =
        node.addBlockAddedListener(
            chain.listener(
                queue,
                () -> {
                  throw new StackOverflowError();
                }));
    assertThatCode(() -> node.mine(3)).doesNotThrowAnyException();
  }

  @Test
  void aBlockThatCannotBeReadFailsNoImport() {
    HeadQueue queue = new HeadQueue(2);
    var listener = chain.listener(queue, () -> {});
    assertThatCode(() -> listener.onBlockAdded(new Broken())).doesNotThrowAnyException();
    assertThat(queue.size()).isZero();
  }

  private static final class Broken implements AddedBlockContext {
    @Override
    public EventType getEventType() {
      return EventType.HEAD_ADVANCED;
    }

    @Override
    public List<? extends TransactionReceipt> getTransactionReceipts() {
      throw new IllegalStateException();
    }

    @Override
    public BlockHeader getBlockHeader() {
      throw new IllegalStateException("pruned");
    }

    @Override
    public BlockBody getBlockBody() {
      throw new IllegalStateException();
    }
  }
}
