package network.conet.staking.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.events.ChainTopic;
import network.conet.events.ConsumerLoop;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.staking.sync.Change;
import network.conet.staking.sync.FollowChain;
import network.conet.staking.sync.ReadModel;
import network.conet.units.BlockNumber;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Applies the chain's topic to the read model; unready while it cannot. */
@Readiness
@ApplicationScoped
public class ChainEvents implements HealthCheck {
  /** The read model within one transaction. */
  @FunctionalInterface
  public interface ReadModels {
    ReadModel on(Connection connection);
  }

  /** The service's reading of a log. */
  @FunctionalInterface
  public interface Logs {
    Optional<Change> read(ContractLog log);
  }

  private record Follower(FollowChain follow, Logs logs) implements ChainTopic.Follower {
    @Override
    public void apply(ContractLog log) {
      logs.read(log).ifPresent(follow::apply);
    }

    @Override
    public void finish(BlockNumber block) {
      follow.finish(block);
    }
  }

  private final ConsumerLoop loop;

  ChainEvents(
      DataSource database,
      @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
      ReadModels models,
      FollowChain.ContractsAt contracts,
      Logs logs) {
    this.loop =
        new ConsumerLoop(
            database,
            "staking",
            kafka,
            List.of(ChainTopic.NAME),
            ChainTopic.handler(
                transaction ->
                    new Follower(new FollowChain(models.on(transaction), contracts), logs)));
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("chain events");
    loop.lastFailure().ifPresent(failure -> response.withData("failure", failure.toString()));
    return response.status(loop.lastFailure().isEmpty()).build();
  }
}
