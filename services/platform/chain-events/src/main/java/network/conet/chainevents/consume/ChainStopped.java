package network.conet.chainevents.consume;

/**
 * The topic tells what no chain can be made of, or what this consumer must not follow. It says so
 * again after every restart, until a person has looked.
 */
public class ChainStopped extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public ChainStopped(String reason) {
    super(reason);
  }
}
