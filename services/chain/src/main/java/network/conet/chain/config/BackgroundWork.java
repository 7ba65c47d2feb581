package network.conet.chain.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import network.conet.chain.follow.FollowChain;
import network.conet.chain.kafka.EventTopic;
import network.conet.chain.transaction.TrackTransactions;
import network.conet.chainevents.consume.ChainTopic;
import network.conet.events.OutboxPublisher;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * What runs besides answering: following the chain, tracking transactions, sending events. The
 * service is ready while the newest attempt of each has succeeded.
 */
@ApplicationScoped
@Readiness
public class BackgroundWork implements HealthCheck {
  private final ChainConfig config;
  private final DataSource dataSource;
  private final FollowChain followChain;
  private final TrackTransactions trackTransactions;
  private final List<Loop> loops = new ArrayList<>();
  private final List<OutboxPublisher> publishers = new ArrayList<>();

  public BackgroundWork(
      ChainConfig config,
      DataSource dataSource,
      FollowChain followChain,
      TrackTransactions trackTransactions) {
    this.config = config;
    this.dataSource = dataSource;
    this.followChain = followChain;
    this.trackTransactions = trackTransactions;
  }

  void start(@Observes StartupEvent event) {
    EventTopic.ensure(config.kafka());
    ChainTopic.ensure(config.kafka());
    OutboxPublisher publisher = new OutboxPublisher(dataSource, "chain", config.kafka()).start();
    publishers.add(publisher);
    loops.add(
        new Loop(
                "follower",
                config.pollInterval(),
                () -> {
                  boolean moved = followChain.step() != FollowChain.Step.CAUGHT_UP;
                  if (moved) {
                    publisher.wake();
                  }
                  return moved;
                })
            .start());
    loops.add(
        new Loop("inclusions", config.pollInterval(), trackTransactions::followBlocks).start());
    loops.add(
        new Loop(
                "open transactions",
                config.pollInterval().multipliedBy(2).plus(Duration.ofMillis(1)),
                () -> {
                  trackTransactions.tendOpen();
                  return false;
                })
            .start());
  }

  void stop(@Observes ShutdownEvent event) {
    loops.forEach(Loop::close);
    publishers.forEach(OutboxPublisher::close);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("background work").up();
    loops.forEach(
        loop -> loop.lastFailure().ifPresent(e -> answer.down().withData("loop", e.toString())));
    publishers.forEach(
        p -> p.lastFailure().ifPresent(e -> answer.down().withData("outbox", e.toString())));
    return answer.build();
  }
}
