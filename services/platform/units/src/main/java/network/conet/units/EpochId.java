package network.conet.units;

/** The number of a settlement epoch; on chain a uint64, here up to 2^63-1. */
public record EpochId(long number) implements Comparable<EpochId> {
  public EpochId {
    if (number < 0) {
      throw new IllegalArgumentException("an epoch must not be negative: " + number);
    }
  }

  public static EpochId of(long number) {
    return new EpochId(number);
  }

  /** Reads plain decimal digits. */
  public static EpochId parse(String text) {
    return new EpochId(Decimals.parseLong(text, "an epoch"));
  }

  public static final EpochId ZERO = new EpochId(0);

  public EpochId next() {
    return new EpochId(Math.addExact(number, 1));
  }

  /**
   * @throws IllegalStateException at epoch 0, which has none before it
   */
  public EpochId previous() {
    if (number == 0) {
      throw new IllegalStateException("epoch 0 has no predecessor");
    }
    return new EpochId(number - 1);
  }

  public boolean isAfter(EpochId other) {
    return number > other.number;
  }

  @Override
  public int compareTo(EpochId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
