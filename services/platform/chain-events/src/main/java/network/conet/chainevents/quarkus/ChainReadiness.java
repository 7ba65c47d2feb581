package network.conet.chainevents.quarkus;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.chainevents.consume.ChainStatus;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while what was told is applied. Why applying fails, or has stopped, is in the readiness of
 * the worker that does it.
 */
@Readiness
@ApplicationScoped
public class ChainReadiness implements HealthCheck {
  private static final double MILLIS = 1_000.0;

  private final Instance<ChainConsumer> consumers;
  private final MeterRegistry meters;

  ChainReadiness(Instance<ChainConsumer> consumers, MeterRegistry meters) {
    this.consumers = consumers;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    consumers.forEach(this::measure);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("chain events").up();
    for (ChainConsumer consumer : consumers) {
      ChainStatus status = consumer.status();
      status
          .tip()
          .ifPresent(tip -> answer.withData(consumer.name() + ".tip", tip.number().number()));
      status
          .tipTime()
          .ifPresent(time -> answer.withData(consumer.name() + ".tipTime", time.toString()));
      answer.withData(consumer.name() + ".lag", status.lag().toString());
      Optional<String> why = status.notReady();
      if (why.isPresent()) {
        answer.down().withData(consumer.name(), why.get());
      }
    }
    return answer.build();
  }

  private void measure(ChainConsumer consumer) {
    Gauge.builder("conet.chain.events.lag.seconds", consumer, c -> seconds(c.status().lag()))
        .description("From the newest block's time to its being applied")
        .tag("consumer", consumer.name())
        .register(meters);
    Gauge.builder("conet.chain.events.tip", consumer, c -> tip(c.status()))
        .description("The newest block that is applied")
        .tag("consumer", consumer.name())
        .register(meters);
    Gauge.builder("conet.chain.events.behind", consumer, c -> c.status().behind())
        .description("Messages of the topic that are not applied yet")
        .tag("consumer", consumer.name())
        .register(meters);
    Gauge.builder("conet.chain.events.gap", consumer, c -> c.status().gap() ? 1 : 0)
        .description("1 while a block above the tip waits for its parent")
        .tag("consumer", consumer.name())
        .register(meters);
    FunctionCounter.builder("conet.chain.events.blocks", consumer, c -> c.status().blocks())
        .description("Blocks that were applied")
        .tag("consumer", consumer.name())
        .register(meters);
    FunctionCounter.builder("conet.chain.events.taken.back", consumer, c -> c.status().takenBack())
        .description("How often blocks were taken back")
        .tag("consumer", consumer.name())
        .register(meters);
  }

  private static double seconds(Duration lag) {
    return lag.toMillis() / MILLIS;
  }

  private static double tip(ChainStatus status) {
    return status.tip().map(tip -> tip.number().number()).orElse(0L);
  }
}
