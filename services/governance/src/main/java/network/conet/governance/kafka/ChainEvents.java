package network.conet.governance.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.events.ConsumerLoop;
import network.conet.governance.sync.Change;
import network.conet.governance.sync.Contracts;
import network.conet.governance.sync.FollowChain;
import network.conet.governance.sync.ReadModel;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.units.BlockNumber;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Applies the chain's topic to the read model; unready while it cannot. */
@Readiness
@ApplicationScoped
public class ChainEvents implements HealthCheck {
  private static final String TOPIC = "conet.chain.events.v1";

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

  private final ReadModels models;
  private final Contracts contracts;
  private final Logs logs;
  private final ConsumerLoop loop;

  ChainEvents(
      DataSource database,
      @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
      ReadModels models,
      Contracts contracts,
      Logs logs) {
    this.models = models;
    this.contracts = contracts;
    this.logs = logs;
    this.loop = new ConsumerLoop(database, "governance", kafka, List.of(TOPIC), this::apply);
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  private void apply(Connection connection, List<ConsumerRecord<byte[], byte[]>> records) {
    FollowChain follow = new FollowChain(models.on(connection), contracts);
    Optional<BlockNumber> imported = Optional.empty();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      ChainEvent event = parse(record);
      switch (event.getEventCase()) {
        case LOG ->
            logs.read(event.getLog())
                .ifPresent(change -> follow.apply(change, event.getLog().getRemoved()));
        case BLOCK_IMPORTED ->
            imported = Optional.of(BlockNumber.of(event.getBlockImported().getNumber()));
        case BLOCK_REMOVED, EVENT_NOT_SET -> {
          // the logs of a removed block came before it, as removed
        }
      }
    }
    imported.ifPresent(follow::finish);
  }

  private static ChainEvent parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return ChainEvent.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("not a chain event at offset " + record.offset(), e);
    }
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("chain events");
    loop.lastFailure().ifPresent(failure -> response.withData("failure", failure.toString()));
    return response.status(loop.lastFailure().isEmpty()).build();
  }
}
