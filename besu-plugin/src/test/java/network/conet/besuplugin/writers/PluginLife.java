package network.conet.besuplugin.writers;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import network.conet.besuplugin.chain.BesuChain;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.besuplugin.kafka.KafkaBlocksTopic;
import network.conet.besuplugin.stream.HeadQueue;
import network.conet.besuplugin.stream.StreamChain;
import network.conet.testing.KafkaBroker;

/** A plugin from its start to its being killed, which may be in the middle of a batch. */
final class PluginLife implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int ROOM = 4;
  private static final String SOURCE = "besu-plugin/killed";

  private final FakeNode node;
  private final long listener;
  private final KafkaBlocksTopic topic =
      new KafkaBlocksTopic(KafkaBroker.as("besu-plugin"), SOURCE);
  private final StreamChain stream;
  private final Thread thread;
  private volatile boolean over;

  PluginLife(FakeNode node) {
    this.node = node;
    BesuChain chain = new BesuChain(node, Set.of(FakeNode.FOLLOWED_CONTRACT));
    HeadQueue queue = new HeadQueue(ROOM);
    this.stream = new StreamChain(FakeNode.FOLLOWED, SOURCE, chain, topic, queue, block -> {});
    this.listener = node.addBlockAddedListener(chain.listener(queue, () -> {}));
    this.thread = Thread.ofPlatform().daemon().name("plugin").start(this::work);
  }

  private void work() {
    while (!over) {
      try {
        if (!stream.step()) {
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      } catch (RuntimeException e) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    topic.close();
  }

  @Override
  public void close() throws InterruptedException {
    node.removeBlockAddedListener(listener);
    over = true;
    thread.interrupt();
    thread.join();
  }
}
