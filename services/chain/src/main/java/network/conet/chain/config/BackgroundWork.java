package network.conet.chain.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import network.conet.chain.follow.FollowChain;
import network.conet.chain.transaction.TrackTransactions;
import network.conet.events.OutboxPublisher;
import network.conet.kafka.CheckTopics;
import network.conet.kafka.KafkaClient;
import network.conet.kafka.Party;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import network.conet.workers.Workers;

/** What runs besides answering: following the chain, tracking transactions, sending events. */
@ApplicationScoped
public class BackgroundWork {
  @Produces
  @Singleton
  Workers workers(
      ChainConfig config, DataSource database, FollowChain follow, TrackTransactions transactions) {
    Duration poll = config.pollInterval();
    KafkaClient kafka = KafkaClient.of(config.kafka());
    Worker outbox = OutboxPublisher.worker(database, kafka.user(), kafka);
    List<Worker> workers = new ArrayList<>(List.of(CheckTopics.worker(kafka, Party.CHAIN), outbox));
    if (config.writesBlocks()) {
      workers.add(follower(follow, outbox, poll));
    }
    workers.add(new Worker("inclusions", poll, () -> Next.atOnceIf(transactions.followBlocks())));
    workers.add(
        new Worker(
            "open transactions",
            poll.multipliedBy(2),
            () -> {
              transactions.tendOpen();
              return Next.AFTER_PAUSE;
            }));
    return new Workers(workers);
  }

  private static Worker follower(FollowChain follow, Worker outbox, Duration poll) {
    return new Worker(
        "follower",
        poll,
        () -> {
          boolean moved = follow.step() != FollowChain.Step.CAUGHT_UP;
          if (moved) {
            outbox.wake();
          }
          return Next.atOnceIf(moved);
        });
  }
}
