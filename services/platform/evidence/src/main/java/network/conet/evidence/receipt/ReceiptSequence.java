package network.conet.evidence.receipt;

/** The position of a receipt in its session; a uint64 on the wire, here up to 2^63-1. */
public record ReceiptSequence(long number) implements Comparable<ReceiptSequence> {
  public static final ReceiptSequence NONE = new ReceiptSequence(0);

  public ReceiptSequence {
    if (number < 0) {
      throw new IllegalArgumentException("a sequence must not be negative: " + number);
    }
  }

  public static ReceiptSequence of(long number) {
    return new ReceiptSequence(number);
  }

  public ReceiptSequence next() {
    return new ReceiptSequence(Math.addExact(number, 1));
  }

  public boolean isAfter(ReceiptSequence other) {
    return number > other.number;
  }

  @Override
  public int compareTo(ReceiptSequence other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
