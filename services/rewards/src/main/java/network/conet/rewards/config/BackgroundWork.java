package network.conet.rewards.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.chainaccess.ContractAddresses;
import network.conet.events.ConsumerLoop;
import network.conet.events.OutboxPublisher;
import network.conet.rewards.answer.AnswerDemands;
import network.conet.rewards.attest.DriveEpochs;
import network.conet.rewards.attest.FrozenDataset;
import network.conet.rewards.attest.Recomputation;
import network.conet.rewards.attest.VerifierKey;
import network.conet.rewards.chain.ContractLogs;
import network.conet.rewards.db.JdbcAnnouncements;
import network.conet.rewards.db.JdbcChainRows;
import network.conet.rewards.db.JdbcSession;
import network.conet.rewards.kafka.ChainEvents;
import network.conet.rewards.kafka.DatasetEvents;
import network.conet.rewards.stakes.ChainMessage;
import network.conet.rewards.stakes.FollowChain;
import org.jboss.logging.Logger;

/** What runs besides answering: following two topics, driving epochs, sending events. */
@ApplicationScoped
public class BackgroundWork {
  private static final Logger LOG = Logger.getLogger(BackgroundWork.class);

  private final RewardsConfig config;
  private final DataSource dataSource;
  private final JdbcSession session;
  private final ContractAddresses addresses;
  private final VerifierKey key;
  private final DriveEpochs drive;
  private final Optional<AnswerDemands> answers;
  private final MeterRegistry meters;
  private final List<ConsumerLoop> consumers = new ArrayList<>();
  private final List<OutboxPublisher> publishers = new ArrayList<>();
  private volatile Optional<RuntimeException> lastFailure = Optional.empty();
  private volatile Optional<RuntimeException> lastUnanswered = Optional.empty();

  BackgroundWork(
      RewardsConfig config,
      DataSource dataSource,
      JdbcSession session,
      ContractAddresses addresses,
      VerifierKey key,
      DriveEpochs drive,
      Optional<AnswerDemands> answers,
      MeterRegistry meters) {
    this.config = config;
    this.dataSource = dataSource;
    this.session = session;
    this.addresses = addresses;
    this.key = key;
    this.drive = drive;
    this.answers = answers;
    this.meters = meters;
  }

  /** Each verifier follows the topics for itself, so the group's name is its own. */
  void start(@Observes StartupEvent event) {
    FunctionCounter.builder("conet.epochs.unchecked", drive, DriveEpochs::uncheckedEpochs)
        .description("Epochs signed from the logs alone, because the node had dropped their state")
        .register(meters);
    answers.ifPresent(
        own ->
            Gauge.builder("conet.demands.open", own, AnswerDemands::waiting)
                .description("Demands and disputes of own epochs that the chain has no answer to")
                .register(meters));
    String name = "rewards-" + key.address().hex();
    FollowChain follow = new FollowChain(session, new JdbcChainRows(session));
    ChainEvents chainEvents = new ChainEvents(new ContractLogs(addresses));
    JdbcAnnouncements announcements = new JdbcAnnouncements(session);
    consumers.add(
        new ConsumerLoop(
                dataSource,
                name + "-chain",
                config.kafka(),
                List.of(ChainEvents.TOPIC),
                (connection, events) -> {
                  List<ChainMessage> messages = new ArrayList<>(events.size());
                  events.forEach(next -> messages.add(chainEvents.decode(next.value())));
                  session.joining(connection, () -> follow.apply(messages));
                })
            .start());
    consumers.add(
        new ConsumerLoop(
                dataSource,
                name + "-datasets",
                config.kafka(),
                List.of(DatasetEvents.TOPIC),
                (connection, events) -> {
                  List<FrozenDataset> frozen = new ArrayList<>(events.size());
                  events.forEach(next -> frozen.add(DatasetEvents.decode(next.value())));
                  session.joining(connection, () -> frozen.forEach(announcements::save));
                })
            .start());
    publishers.add(new OutboxPublisher(dataSource, name, config.kafka()).start());
  }

  @Scheduled(
      every = "${conet.rewards.poll-interval:PT1S}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void drive() {
    try {
      drive.drive().ifPresent(BackgroundWork::tell);
      lastFailure = Optional.empty();
    } catch (RuntimeException e) {
      if (lastFailure.isEmpty()) {
        LOG.warn("epochs cannot be driven now, will try again", e);
      }
      lastFailure = Optional.of(e);
    }
  }

  /** Apart from the epochs: nothing that keeps those from going on may keep answers back. */
  @Scheduled(
      every = "${conet.rewards.poll-interval:PT1S}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void answer() {
    try {
      answers.ifPresent(AnswerDemands::answer);
      lastUnanswered = Optional.empty();
    } catch (RuntimeException e) {
      if (lastUnanswered.isEmpty()) {
        LOG.error("demands cannot be answered now, will try again", e);
      }
      lastUnanswered = Optional.of(e);
    }
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

  /** Why the newest attempt of something failed. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    consumers.forEach(c -> c.lastFailure().ifPresent(e -> failures.add(e.toString())));
    publishers.forEach(p -> p.lastFailure().ifPresent(e -> failures.add(e.toString())));
    lastFailure.ifPresent(e -> failures.add(e.toString()));
    lastUnanswered.ifPresent(e -> failures.add(e.toString()));
    return failures;
  }

  void stop(@Observes ShutdownEvent event) {
    consumers.forEach(ConsumerLoop::close);
    publishers.forEach(OutboxPublisher::close);
  }
}
