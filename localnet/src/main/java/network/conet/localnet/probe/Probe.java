package network.conet.localnet.probe;

/** One look at a part. */
@FunctionalInterface
public interface Probe {
  Probe ALWAYS = () -> Answer.READY;

  Answer ask() throws InterruptedException;

  /**
   * What was seen.
   *
   * @param detail why not, for people
   */
  record Answer(boolean ready, String detail) {
    public static final Answer READY = new Answer(true, "");

    public static Answer notYet(String detail) {
      return new Answer(false, detail);
    }
  }
}
