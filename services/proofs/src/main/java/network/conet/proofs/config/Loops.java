package network.conet.proofs.config;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.conet.events.ConsumerLoop;
import network.conet.events.OutboxPublisher;
import network.conet.proofs.chainstate.FollowChain;
import network.conet.proofs.chainstate.LogReading;
import network.conet.proofs.db.JdbcTransactions;
import network.conet.proofs.kafka.ChainEventsConsumer;
import network.conet.proofs.kafka.ReceiptsConsumer;
import network.conet.proofs.receipt.JudgeReceipts;
import network.conet.proofs.voucher.KeyRing;

/** What runs by itself: two consumers, the outbox, and keys made ahead of their windows. */
@ApplicationScoped
public class Loops {
  private final ConsumerLoop chainEvents;
  private final ConsumerLoop receipts;
  private final OutboxPublisher outbox;
  private final KeyRing keys;

  Loops(
      AgroalDataSource source,
      ProofsConfig config,
      FollowChain follow,
      LogReading logs,
      JudgeReceipts judge,
      MeteredVerdicts counts,
      KeyRing keys) {
    ChainEventsConsumer chainConsumer = new ChainEventsConsumer(follow, logs);
    ReceiptsConsumer receiptsConsumer = new ReceiptsConsumer(judge, counts);
    this.keys = keys;
    this.chainEvents =
        new ConsumerLoop(
            source,
            "proofs-chain",
            config.kafka(),
            List.of(ChainEventsConsumer.TOPIC),
            (connection, events) ->
                JdbcTransactions.joining(connection, () -> chainConsumer.apply(events)));
    this.receipts =
        new ConsumerLoop(
            source,
            "proofs-receipts",
            config.kafka(),
            List.of(ReceiptsConsumer.TOPIC),
            (connection, events) ->
                JdbcTransactions.joining(connection, () -> receiptsConsumer.judge(events)));
    this.outbox = new OutboxPublisher(source, "proofs", config.kafka());
  }

  void start(@Observes StartupEvent event) {
    makeKeys();
    chainEvents.start();
    receipts.start();
    outbox.start();
  }

  void stop(@Observes ShutdownEvent event) {
    chainEvents.close();
    receipts.close();
    outbox.close();
  }

  @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void makeKeys() {
    keys.makeReady();
  }

  /** What keeps any of them from working now. */
  List<String> failures() {
    return Stream.of(chainEvents.lastFailure(), receipts.lastFailure(), outbox.lastFailure())
        .flatMap(Optional::stream)
        .map(Throwable::toString)
        .toList();
  }
}
