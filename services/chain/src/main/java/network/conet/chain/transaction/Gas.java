package network.conet.chain.transaction;

/** An amount of gas. */
public record Gas(long units) {
  public Gas {
    if (units < 0) {
      throw new IllegalArgumentException("gas must not be negative: " + units);
    }
  }

  /** A quarter more, rounded up: state may change between estimate and block. */
  public Gas withReserve() {
    return new Gas(Math.addExact(units, Math.ceilDiv(units, 4)));
  }
}
