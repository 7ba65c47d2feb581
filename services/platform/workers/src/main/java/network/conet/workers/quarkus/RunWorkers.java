package network.conet.workers.quarkus;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import network.conet.workers.Failure;
import network.conet.workers.Worker;
import network.conet.workers.Workers;

/**
 * Starts the service's workers with it and stops them with it. A service produces one bean of type
 * {@link Workers}; whatever it must have done before, it does in an observer of the start with a
 * lower priority than the default.
 */
@ApplicationScoped
public class RunWorkers {
  private final Instance<Workers> workers;
  private final MeterRegistry meters;

  RunWorkers(Instance<Workers> workers, MeterRegistry meters) {
    this.workers = workers;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    workers.forEach(
        own -> {
          own.all().forEach(this::count);
          own.start();
        });
  }

  void stop(@Observes ShutdownEvent event) {
    workers.forEach(Workers::close);
  }

  List<Failure> failures() {
    return workers.stream().flatMap(own -> own.failures().stream()).toList();
  }

  private void count(Worker worker) {
    FunctionCounter.builder("conet.worker.steps", worker, Worker::steps)
        .tag("worker", worker.name())
        .description("Steps that a worker has ended, well or not")
        .register(meters);
    FunctionCounter.builder("conet.worker.failed.steps", worker, Worker::failedSteps)
        .tag("worker", worker.name())
        .description("Steps of a worker that failed")
        .register(meters);
    Gauge.builder("conet.worker.failing", worker, own -> own.failure().isPresent() ? 1 : 0)
        .tag("worker", worker.name())
        .description("1 while the newest step of a worker has failed")
        .register(meters);
  }
}
