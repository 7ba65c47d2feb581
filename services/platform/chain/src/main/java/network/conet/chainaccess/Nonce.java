package network.conet.chainaccess;

/** The position of a transaction among those of its sender. */
public record Nonce(long number) {
  public Nonce {
    if (number < 0) {
      throw new IllegalArgumentException("a nonce must not be negative: " + number);
    }
  }

  public Nonce next() {
    return new Nonce(Math.addExact(number, 1));
  }

  public Nonce max(Nonce other) {
    return number >= other.number ? this : other;
  }
}
