package network.conet.proofs.config;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.chainevents.consume.ChainTopicReader;
import network.conet.events.ConsumerLoop;
import network.conet.events.OutboxPublisher;
import network.conet.kafka.CheckTopics;
import network.conet.kafka.KafkaClient;
import network.conet.kafka.Party;
import network.conet.proofs.db.JdbcTransactions;
import network.conet.proofs.kafka.ReceiptsConsumer;
import network.conet.proofs.receipt.JudgeReceipts;
import network.conet.proofs.voucher.KeyRing;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import network.conet.workers.Workers;

/** What runs by itself: two consumers, the outbox, and keys made ahead of their windows. */
@ApplicationScoped
public class BackgroundWork {
  private static final Duration BETWEEN_KEYS = Duration.ofSeconds(2);

  /** Before anybody may ask for a voucher. */
  void makeFirstKeys(@Observes @Priority(1) StartupEvent event, KeyRing keys) {
    keys.makeReady();
  }

  @Produces
  @Singleton
  Workers workers(
      AgroalDataSource source,
      ProofsConfig config,
      ChainConsumer chain,
      JudgeReceipts judge,
      MeteredVerdicts counts,
      KeyRing keys) {
    ReceiptsConsumer receipts = new ReceiptsConsumer(judge, counts);
    KafkaClient kafka = KafkaClient.of(config.kafka());
    return new Workers(
        CheckTopics.worker(kafka, Party.PROOFS),
        ChainTopicReader.worker(chain, kafka),
        ConsumerLoop.worker(
            source,
            kafka.consumerName("receipts"),
            kafka,
            List.of(ReceiptsConsumer.TOPIC),
            (connection, events) ->
                JdbcTransactions.joining(connection, () -> receipts.judge(events))),
        OutboxPublisher.worker(source, kafka.user(), kafka),
        new Worker(
            "issuer keys",
            BETWEEN_KEYS,
            () -> {
              keys.makeReady();
              return Next.AFTER_PAUSE;
            }));
  }
}
