package network.conet.chainevents.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import network.conet.chainevents.ChainMessage;

/** Random reorganisations, told by observers who lag, repeat themselves and are restored. */
class HeadTreePropertyTest {
  private static final int KEPT = 64;

  @Property(tries = 400)
  void observersWhoHaveCaughtUpAreFollowedExactly(@ForAll long seed) {
    Random random = new Random(seed);
    World world = new World(random);
    List<World.Observer> observers = observers(world, random.nextInt(1, 4));
    List<ChainMessage> topic = new ArrayList<>();
    for (int round = 0; round < 40; round++) {
      world.goOn();
      World.Observer one = observers.get(random.nextInt(observers.size()));
      one.observe(random.nextInt(6), topic);
      if (random.nextInt(8) == 0) {
        one.repeat(topic);
      }
    }
    observers.forEach(one -> one.catchUp(topic));
    assertEveryConsumerHas(world, topic, random);
  }

  @Property(tries = 400)
  void aChainThatGrowsOvertakesWhatRestoredOrDeadObserversLeftBehind(@ForAll long seed) {
    Random random = new Random(seed);
    World world = new World(random);
    List<World.Observer> observers = observers(world, 3);
    List<ChainMessage> topic = new ArrayList<>();
    for (int round = 0; round < 40; round++) {
      world.goOn();
      World.Observer one = observers.get(random.nextInt(round < 20 ? 3 : 2));
      one.observe(random.nextInt(6), topic);
      if (random.nextInt(10) == 0) {
        one.restore();
      }
    }
    world.outgrow();
    observers.get(0).catchUp(topic);
    assertEveryConsumerHas(world, topic, random);
  }

  private static List<World.Observer> observers(World world, int count) {
    List<World.Observer> observers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      observers.add(world.new Observer("observer-" + i));
    }
    return observers;
  }

  private static void assertEveryConsumerHas(World world, List<ChainMessage> topic, Random random) {
    for (int restarts : new int[] {0, 3, 1}) {
      FollowerModel follower = new FollowerModel(World.FOLLOWED, KEPT);
      for (ChainMessage message : topic) {
        follower.apply(message);
        if (restarts > 0 && random.nextInt(restarts) == 0) {
          follower.restart();
        }
      }
      assertThat(follower.stopped()).isEmpty();
      assertThat(follower.chain()).isEqualTo(world.now());
      assertThat(follower.hasGap()).isFalse();
    }
  }
}
