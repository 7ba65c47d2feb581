package network.conet.workers;

/**
 * One piece of a worker's work. It leaves things such that it can be run again, whatever it throws.
 */
@FunctionalInterface
public interface Step {
  Next run() throws Exception;
}
