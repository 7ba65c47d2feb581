package network.conet.besuplugin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import network.conet.besuplugin.fake.FakeBlock;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.besuplugin.fake.MemoryTopic;
import network.conet.besuplugin.fake.TopicReader;
import network.conet.besuplugin.stream.StreamStatus.Phase;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainMessage;
import network.conet.units.BlockNumber;
import org.junit.jupiter.api.Test;

/** Each behaviour of a node that the plugin has to live with. */
class StreamChainTest {
  private static final int KEPT = 64;

  private final FakeNode node = new FakeNode();
  private final MemoryTopic topic = new MemoryTopic();

  private Plugin plugin() {
    return new Plugin(node, "besu-plugin/test", KEPT, 16, topic);
  }

  private void assertReadersHaveTheChain() {
    TopicReader reader = new TopicReader(FakeNode.FOLLOWED, KEPT).apply(topic.messages());
    assertThat(reader.stopped()).isEmpty();
    assertThat(reader.hasGap()).isFalse();
    assertThat(reader.chain()).isEqualTo(fromDeployBlock());
  }

  private List<BlockPosition> fromDeployBlock() {
    long deploy = FakeNode.FOLLOWED.deployBlock().number();
    return node.chain().stream()
        .filter(block -> block.number() >= deploy)
        .map(Plugin::position)
        .toList();
  }

  private long told() {
    return topic.messages().stream().filter(ChainMessage.BlockAdded.class::isInstance).count();
  }

  @Test
  void aNodeThatHasRunForLongIsToldFromTheDeployBlockOn() {
    node.mine(600);
    Plugin plugin = plugin();
    plugin.catchUp();
    assertReadersHaveTheChain();
    assertThat(plugin.stream.status().phase()).isEqualTo(Phase.CAUGHT_UP);
    assertThat(plugin.stream.status().behind()).isZero();
  }

  @Test
  void newHeadsAreToldInOrderWithoutLookingAtTheChain() {
    node.mine(5);
    Plugin plugin = plugin();
    plugin.catchUp();
    long walks = plugin.stream.status().walks();
    for (int i = 0; i < 20; i++) {
      node.mine(3);
      plugin.catchUp();
    }
    assertReadersHaveTheChain();
    assertThat(plugin.stream.status().walks()).isEqualTo(walks);
  }

  @Test
  void blocksThatAreNotTheHeadAreNotTold() {
    node.mine(5);
    Plugin plugin = plugin();
    plugin.catchUp();
    List<FakeBlock> beside = List.of(node.fork(), node.storeOnly());
    plugin.catchUp();
    assertReadersHaveTheChain();
    assertThat(topic.messages())
        .extracting(ChainMessage::position)
        .doesNotContainAnyElementsOf(beside.stream().map(Plugin::position).toList());
  }

  @Test
  void aReorganisationIsOneEventAndTheRestIsWalked() {
    node.mine(10);
    Plugin plugin = plugin();
    plugin.catchUp();
    node.reorganise(4, 3);
    plugin.catchUp();
    assertReadersHaveTheChain();
    assertThat(topic.messages().stream().filter(ChainMessage.BlockTakenBack.class::isInstance))
        .hasSize(4);
    assertThat(plugin.stream.status().takenBack()).isEqualTo(4);
  }

  @Test
  void aReorganisationBehindQueuedHeadsIsWalkedToo() {
    node.mine(10);
    Plugin plugin = plugin();
    plugin.catchUp();
    node.mine(4);
    node.reorganise(6, 1);
    node.mine(2);
    plugin.catchUp();
    assertReadersHaveTheChain();
  }

  @Test
  void headsThatFindNoRoomAreReadFromTheNode() {
    node.mine(5);
    Plugin plugin = plugin();
    plugin.catchUp();
    node.mine(100);
    assertThat(plugin.queue.size()).isEqualTo(16);
    assertThat(plugin.queue.leftOut()).isEqualTo(84);
    plugin.catchUp();
    assertReadersHaveTheChain();
    assertThat(told()).isEqualTo(fromDeployBlock().size());
  }

  @Test
  void aRestartGoesOnFromWhatTheTopicHoldsAndTellsNothingTwice() {
    node.mine(20);
    Plugin first = plugin();
    first.catchUp();
    first.kill();
    node.restart();
    node.mine(7);
    Plugin second = plugin();
    second.catchUp();
    assertReadersHaveTheChain();
    assertThat(told()).isEqualTo(fromDeployBlock().size());
  }

  @Test
  void whatWasReorganisedAwayWhileItWasDownIsTakenBack() {
    node.mine(20);
    Plugin first = plugin();
    first.catchUp();
    first.kill();
    node.reorganise(5, 1);
    plugin().catchUp();
    assertReadersHaveTheChain();
  }

  @Test
  void aChainThatEndsLowerIsWaitedForUntilAnotherBlockIsProof() {
    node.mine(20);
    Plugin plugin = plugin();
    plugin.catchUp();
    int before = topic.messages().size();
    node.rewind(5);
    plugin.catchUp();
    assertThat(topic.messages()).hasSize(before);
    assertThat(plugin.stream.status().phase()).isEqualTo(Phase.WAITING_FOR_THE_NODE);
    plugin.kill();
    Plugin again = plugin();
    again.catchUp();
    assertThat(topic.messages()).hasSize(before);
    node.mine(1);
    again.catchUp();
    assertThat(again.stream.status().takenBack()).isEqualTo(5);
    node.mine(5);
    again.catchUp();
    assertReadersHaveTheChain();
  }

  @Test
  void aBatchThatFailedInTheMiddleIsAskedOfTheTopic() {
    node.mine(30);
    topic.failAfter(11);
    Plugin plugin = plugin();
    assertThatThrownBy(plugin::catchUp).hasMessageContaining("went away");
    plugin.catchUp();
    assertReadersHaveTheChain();
    assertThat(told()).isEqualTo(fromDeployBlock().size());
    assertThat(plugin.stream.status().readings()).isEqualTo(2);
  }

  @Test
  void aBlockWhoseReceiptsAreMissingIsWaitedFor() {
    node.mine(8);
    FakeBlock block = node.chain().get(6);
    node.loseReceipts(block);
    Plugin plugin = plugin();
    plugin.catchUp();
    assertThat(told()).isEqualTo(3);
    assertThat(plugin.stream.status().phase()).isEqualTo(Phase.WAITING_FOR_THE_NODE);
    node.findReceipts(block);
    plugin.catchUp();
    assertReadersHaveTheChain();
  }

  @Test
  void aReorganisationDeeperThanWhatIsKeptStopsIt() {
    node.mine(100);
    Plugin plugin = plugin();
    plugin.catchUp();
    node.reorganise(KEPT + 10, 1);
    assertThatThrownBy(plugin::catchUp).isInstanceOf(StreamStopped.class);
    plugin.kill();
    Plugin again = plugin();
    assertThatThrownBy(again::catchUp).isInstanceOf(StreamStopped.class);
  }

  @Test
  void aNodeThatHasAnotherChainFromTheDeployBlockOnTakesBackWhatItTold() {
    node.mine(4);
    Plugin other = new Plugin(node, "besu-plugin/other", KEPT, 16, topic);
    other.catchUp();
    other.kill();
    node.mine(4);
    Plugin plugin = plugin();
    plugin.catchUp();
    plugin.kill();
    node.rewind(7);
    node.mine(9);
    plugin().catchUp();
    assertReadersHaveTheChain();
  }

  @Test
  void aTopicOfOtherContractsStopsIt() {
    node.mine(5);
    topic.write(
        List.of(
            new ChainMessage.BlockTakenBack(
                "other",
                FakeNode.FOLLOWED.chainId(),
                new network.conet.chainevents.ContractsDigest(network.conet.units.Hash32.ZERO),
                new BlockPosition(BlockNumber.of(4), network.conet.units.Hash32.ZERO),
                network.conet.units.Hash32.ZERO)));
    Plugin plugin = plugin();
    assertThatThrownBy(plugin::catchUp)
        .isInstanceOf(StreamStopped.class)
        .hasMessageContaining("other contracts");
    assertThat(told()).isZero();
  }

  @Test
  void aNodeThatIsFarBehindTheTopicTellsNothingUntilItIsThere() {
    node.mine(300);
    plugin().catchUp();
    int before = topic.messages().size();
    node.rewind(200);
    Plugin late = plugin();
    late.catchUp();
    assertThat(late.stream.status().phase()).isEqualTo(Phase.WAITING_FOR_THE_NODE);
    assertThat(topic.messages()).hasSize(before);
  }
}
