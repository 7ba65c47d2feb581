package network.conet.evidence.voucher;

/** How many epochs one voucher window spans. */
public record WindowLength(int epochs) {
  public WindowLength {
    if (epochs < 1) {
      throw new IllegalArgumentException("a window spans at least one epoch, not " + epochs);
    }
  }
}
