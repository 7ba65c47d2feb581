package network.conet.besuplugin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.besuplugin.fake.MemoryTopic;
import network.conet.besuplugin.fake.TopicReader;

/** Whatever the node, the broker and the plugins' lives do, readers end with the node's chain. */
class StreamPropertyTest {
  private static final int KEPT = 64;
  private static final int ROUNDS = 60;

  @Property(tries = 200)
  void readersHaveTheChainOnceThePluginHasCaughtUp(@ForAll long seed) {
    World world = new World(new Random(seed), 1, false);
    world.run();
    world.catchUp();
    world.assertReadersHaveTheChain();
  }

  @Property(tries = 200)
  void severalNodesPluginsMayWriteAtOnce(@ForAll long seed) {
    World world = new World(new Random(seed), 3, false);
    world.run();
    world.catchUp();
    world.assertReadersHaveTheChain();
  }

  @Property(tries = 200)
  void aNodeThatLostBlocksIsFollowedOnceItIsHigherAgain(@ForAll long seed) {
    World world = new World(new Random(seed), 2, true);
    world.run();
    world.outgrow();
    world.catchUp();
    world.assertReadersHaveTheChain();
  }

  private static final class World {
    private final Random random;
    private final boolean losesBlocks;
    private final FakeNode node = new FakeNode();
    private final MemoryTopic topic = new MemoryTopic();
    private final List<Plugin> plugins = new ArrayList<>();
    private int highest;

    World(Random random, int count, boolean losesBlocks) {
      this.random = random;
      this.losesBlocks = losesBlocks;
      node.mine(10);
      for (int i = 0; i < count; i++) {
        plugins.add(begin(i));
      }
    }

    private Plugin begin(int which) {
      return new Plugin(node, "besu-plugin/" + which, KEPT, 1 + random.nextInt(4), topic);
    }

    void run() {
      for (int round = 0; round < ROUNDS; round++) {
        nodeGoesOn();
        int which = random.nextInt(plugins.size());
        for (int steps = random.nextInt(4); steps > 0; steps--) {
          step(plugins.get(which));
        }
        if (random.nextInt(8) == 0) {
          plugins.get(which).kill();
          plugins.set(which, begin(which));
        }
      }
    }

    private void nodeGoesOn() {
      switch (random.nextInt(losesBlocks ? 7 : 6)) {
        case 0, 1, 2 -> node.mine(random.nextInt(6));
        case 3 -> node.reorganise(depth(7), random.nextInt(1, 4));
        case 4 -> node.fork();
        case 5 -> node.storeOnly();
        default -> node.rewind(depth(5));
      }
      highest = Math.max(highest, node.chain().size());
    }

    /** The first two blocks stay: a fork needs one to stand beside. */
    private int depth(int bound) {
      return Math.min(random.nextInt(1, bound), node.chain().size() - 2);
    }

    private void step(Plugin plugin) {
      if (random.nextInt(10) == 0) {
        topic.failAfter(random.nextInt(5));
      }
      try {
        plugin.stream.step();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageContaining("went away");
      }
      topic.failAfter(Integer.MAX_VALUE);
    }

    void outgrow() {
      node.mine(highest - node.chain().size() + 1);
    }

    void catchUp() {
      plugins.forEach(Plugin::catchUp);
    }

    void assertReadersHaveTheChain() {
      TopicReader reader = new TopicReader(FakeNode.FOLLOWED, KEPT).apply(topic.messages());
      assertThat(reader.stopped()).isEmpty();
      assertThat(reader.hasGap()).isFalse();
      long deploy = FakeNode.FOLLOWED.deployBlock().number();
      assertThat(reader.chain())
          .isEqualTo(
              node.chain().stream()
                  .filter(block -> block.number() >= deploy)
                  .map(Plugin::position)
                  .toList());
    }
  }
}
