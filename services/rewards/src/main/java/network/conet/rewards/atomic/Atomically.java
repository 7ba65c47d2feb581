package network.conet.rewards.atomic;

import java.util.function.Supplier;

/** Port: one transaction of the service's own database. */
public interface Atomically {

  /** Commits when {@code work} returns, rolls back when it throws; inside another, joins it. */
  <T> T call(Supplier<T> work);

  default void run(Runnable work) {
    boolean done =
        call(
            () -> {
              work.run();
              return true;
            });
    assert done;
  }
}
