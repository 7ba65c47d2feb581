package network.conet.issuer.atomic;

import java.util.function.Supplier;

/** Runs work so that all its effects on the stores happen, or none. */
public interface Atomically {
  /** The work's answer, once its effects are durable; a throw undoes them and is passed on. */
  <T> T run(Supplier<T> work);

  /** The same for work without an answer. */
  default void execute(Runnable work) {
    run(
        () -> {
          work.run();
          return true;
        });
  }
}
