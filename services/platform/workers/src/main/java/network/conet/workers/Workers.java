package network.conet.workers;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The workers of a service, in the order in which they start; they stop in the reverse order. */
public final class Workers implements AutoCloseable {
  private final List<Worker> workers;

  public Workers(List<Worker> workers) {
    Set<String> names = new HashSet<>();
    workers.forEach(
        worker -> {
          if (!names.add(worker.name())) {
            throw new IllegalArgumentException("two workers named " + worker.name());
          }
        });
    this.workers = List.copyOf(workers);
  }

  public Workers(Worker... workers) {
    this(List.of(workers));
  }

  public List<Worker> all() {
    return workers;
  }

  public Workers start() {
    workers.forEach(Worker::start);
    return this;
  }

  /** What keeps any of them from working now. */
  public List<Failure> failures() {
    return workers.stream().map(Worker::failure).flatMap(Optional::stream).toList();
  }

  @Override
  public void close() {
    workers.reversed().forEach(Worker::close);
  }
}
