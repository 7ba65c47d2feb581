package network.conet.rewards.epoch;

/**
 * How many anchors had been cancelled when a header was signed: a cancellation makes every older
 * signature worthless. The contract keeps 15 bits of the number, and so does this.
 */
public record Attempt(int number) {
  private static final int NUMBERS = 1 << 15;
  public static final Attempt FIRST = new Attempt(0);

  public Attempt {
    if (number < 0 || number >= NUMBERS) {
      throw new IllegalArgumentException("an attempt is below 2^15, not " + number);
    }
  }

  public static Attempt after(long cancellations) {
    return new Attempt(Math.toIntExact(Math.floorMod(cancellations, (long) NUMBERS)));
  }
}
