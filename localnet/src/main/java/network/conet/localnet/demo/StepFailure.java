package network.conet.localnet.demo;

/** Something that had to hold did not. */
public final class StepFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public StepFailure(String message) {
    super(message);
  }

  /** Fails unless it holds. */
  public static void unless(boolean holds, String message) throws StepFailure {
    if (!holds) {
      throw new StepFailure(message);
    }
  }
}
