package network.conet.chainaccess;

/** An amount of gas. */
public record Gas(long units) {
  private static final long NEW_WORD = 22_100;

  public Gas {
    if (units < 0) {
      throw new IllegalArgumentException("gas must not be negative: " + units);
    }
  }

  /**
   * Half more, and what two new storage words cost (EIP-2200, EIP-2929): between estimate and block
   * a first write may come to need a checkpoint, or an epoch become due for activation.
   */
  public Gas withReserve() {
    return new Gas(Math.addExact(Math.addExact(units, Math.ceilDiv(units, 2)), 2 * NEW_WORD));
  }
}
