package network.conet.localnet.demo;

/** One thing that must hold. */
public interface Step {
  String name();

  /**
   * Does it and checks it against its source.
   *
   * @return what was seen, for people: numbers, hashes, block numbers
   * @throws StepFailure when it does not hold; any other exception counts the same
   */
  String run() throws Exception;

  static Step of(String name, Action action) {
    return new Step() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String run() throws Exception {
        return action.run();
      }
    };
  }

  /** The body of a step. */
  @FunctionalInterface
  interface Action {
    String run() throws Exception;
  }
}
