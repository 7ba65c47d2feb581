package network.conet.units;

/** The number that tells one chain from another in what is signed; 0 is none's. */
public record ChainId(long number) {
  public ChainId {
    if (number <= 0) {
      throw new IllegalArgumentException("a chain id must be positive: " + number);
    }
  }

  public static ChainId of(long number) {
    return new ChainId(number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
