package network.conet.rewards.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.chainevents.consume.ChainTopicReader;
import network.conet.events.ConsumerLoop;
import network.conet.events.OutboxPublisher;
import network.conet.kafka.CheckTopics;
import network.conet.kafka.KafkaClient;
import network.conet.kafka.Party;
import network.conet.rewards.answer.AnswerDemands;
import network.conet.rewards.attest.DriveEpochs;
import network.conet.rewards.attest.FrozenDataset;
import network.conet.rewards.attest.Recomputation;
import network.conet.rewards.db.JdbcAnnouncements;
import network.conet.rewards.db.JdbcSession;
import network.conet.rewards.kafka.DatasetEvents;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import network.conet.workers.Workers;
import org.jboss.logging.Logger;

/** What runs besides answering: following two topics, driving epochs, sending events. */
@ApplicationScoped
public class BackgroundWork {
  private static final Logger LOG = Logger.getLogger(BackgroundWork.class);

  private final DriveEpochs drive;
  private final Optional<AnswerDemands> answers;

  BackgroundWork(DriveEpochs drive, Optional<AnswerDemands> answers) {
    this.drive = drive;
    this.answers = answers;
  }

  void count(@Observes StartupEvent event, MeterRegistry meters) {
    FunctionCounter.builder("conet.epochs.unchecked", drive, DriveEpochs::uncheckedEpochs)
        .description("Epochs signed from the logs alone, because the node had dropped their state")
        .register(meters);
    answers.ifPresent(
        own ->
            Gauge.builder("conet.demands.open", own, AnswerDemands::waiting)
                .description("Demands and disputes of own epochs that the chain has no answer to")
                .register(meters));
  }

  /**
   * Each verifier follows the datasets for itself, so each has an account in Kafka of its own.
   * Answering has a worker apart: nothing that keeps epochs from going on may keep answers back.
   */
  @Produces
  @Singleton
  Workers workers(
      RewardsConfig config, DataSource dataSource, JdbcSession session, ChainConsumer chain) {
    KafkaClient kafka = KafkaClient.of(config.kafka());
    List<Worker> workers = new ArrayList<>();
    workers.add(CheckTopics.worker(kafka, Party.REWARDS));
    workers.add(ChainTopicReader.worker(chain, kafka));
    workers.add(followDatasets(kafka, dataSource, session));
    workers.add(OutboxPublisher.worker(dataSource, kafka.user(), kafka));
    workers.add(
        new Worker(
            "epochs",
            config.pollInterval(),
            () -> {
              drive.drive().ifPresent(BackgroundWork::tell);
              return Next.AFTER_PAUSE;
            }));
    answers.ifPresent(
        own ->
            workers.add(
                new Worker(
                    "answers",
                    config.pollInterval(),
                    () -> {
                      own.answer();
                      return Next.AFTER_PAUSE;
                    })));
    return new Workers(workers);
  }

  private static Worker followDatasets(
      KafkaClient kafka, DataSource dataSource, JdbcSession session) {
    JdbcAnnouncements announcements = new JdbcAnnouncements(session);
    return ConsumerLoop.worker(
        dataSource,
        kafka.consumerName("datasets"),
        kafka,
        List.of(DatasetEvents.TOPIC),
        (connection, events) -> {
          List<FrozenDataset> frozen = new ArrayList<>(events.size());
          events.forEach(next -> frozen.add(DatasetEvents.decode(next.value())));
          session.joining(connection, () -> frozen.forEach(announcements::save));
        });
  }

  private static void tell(Recomputation outcome) {
    switch (outcome) {
      case Recomputation.Computed computed ->
          LOG.infof("epoch %s computed and signed: %s", computed.epoch(), computed.digest());
      case Recomputation.Disputed disputed ->
          LOG.errorf("epoch %s is disputed: %s", disputed.epoch(), disputed.reason());
      case Recomputation.NotReady waiting ->
          LOG.debugf("epoch %s waits: %s", waiting.epoch(), waiting.reason());
    }
  }

  /** How many epochs were signed since the start without the node's state to compare with. */
  long uncheckedEpochs() {
    return drive.uncheckedEpochs();
  }

  /** How many demands wait for an answer; none where nothing is answered. */
  int openDemands() {
    return answers.map(AnswerDemands::waiting).orElse(0);
  }
}
