package network.conet.units;

/** The height of a block of the chain. */
public record BlockNumber(long number) implements Comparable<BlockNumber> {
  public BlockNumber {
    if (number < 0) {
      throw new IllegalArgumentException("a block number must not be negative: " + number);
    }
  }

  public static BlockNumber of(long number) {
    return new BlockNumber(number);
  }

  /** Reads plain decimal digits. */
  public static BlockNumber parse(String text) {
    return new BlockNumber(Decimals.parseLong(text, "a block number"));
  }

  public static final BlockNumber ZERO = new BlockNumber(0);

  public BlockNumber next() {
    return plus(1);
  }

  public BlockNumber plus(long blocks) {
    return new BlockNumber(Math.addExact(number, blocks));
  }

  /** This height less {@code blocks}, or 0 where the chain did not reach back that far. */
  public BlockNumber minusOrZero(long blocks) {
    return new BlockNumber(Math.max(0, Math.subtractExact(number, blocks)));
  }

  public boolean isAfter(BlockNumber other) {
    return number > other.number;
  }

  @Override
  public int compareTo(BlockNumber other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
