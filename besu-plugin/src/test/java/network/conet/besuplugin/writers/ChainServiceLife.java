package network.conet.besuplugin.writers;

import java.time.Duration;
import javax.sql.DataSource;
import network.conet.besuplugin.chain.RpcOfFakeNode;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.chain.db.JdbcFollowerStore;
import network.conet.chain.follow.FollowChain;
import network.conet.chain.kafka.BlockMessages;
import network.conet.events.OutboxPublisher;
import network.conet.testing.KafkaBroker;
import network.conet.workers.Next;
import network.conet.workers.Worker;

/** The part of services/chain that writes the topic, as the service puts it together. */
final class ChainServiceLife implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int BATCH = 100;

  private final Worker follower;
  private final Worker outbox;

  ChainServiceLife(FakeNode node, DataSource database) {
    FollowChain follow =
        new FollowChain(
            new RpcOfFakeNode(node),
            new JdbcFollowerStore(database, new BlockMessages(FakeNode.FOLLOWED)),
            FakeNode.FOLLOWED.deployBlock(),
            BATCH);
    this.outbox = OutboxPublisher.worker(database, "chain", KafkaBroker.as("chain")).start();
    this.follower =
        new Worker(
                "follower",
                PAUSE,
                () -> {
                  boolean moved = follow.step() != FollowChain.Step.CAUGHT_UP;
                  outbox.wake();
                  return Next.atOnceIf(moved);
                })
            .start();
  }

  /** What waits in the outbox waits for the next life. */
  @Override
  public void close() {
    outbox.close();
    follower.close();
  }
}
