package network.conet.workers;

import java.time.Instant;

/**
 * Why a worker does not get on.
 *
 * @param worker whose it is
 * @param since when the first of these attempts failed
 * @param attempts how many failed, one after the other
 * @param cause of the newest one
 */
public record Failure(String worker, Instant since, long attempts, Throwable cause) {
  /** The next failed attempt after this one. */
  Failure again(Throwable newest) {
    return new Failure(worker, since, attempts + 1, newest);
  }

  /** A line for people. */
  @Override
  public String toString() {
    return worker + " fails since " + since + " (" + attempts + " attempts): " + cause;
  }
}
