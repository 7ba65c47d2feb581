package network.conet.evidence.voucher;

import java.util.Optional;
import network.conet.units.EpochId;

/** The epochs that a voucher belongs to; a uint32 on the wire. */
public record VoucherWindow(long number) implements Comparable<VoucherWindow> {
  private static final long MAX = (1L << 32) - 1;

  public VoucherWindow {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("a voucher window must be a uint32: " + number);
    }
  }

  public static VoucherWindow of(long number) {
    return new VoucherWindow(number);
  }

  /** floor(epoch / epochs in a window). */
  public static VoucherWindow containing(EpochId epoch, WindowLength length) {
    return new VoucherWindow(epoch.number() / length.epochs());
  }

  /** A voucher settles in its own window and in the next, so that a late receipt is not lost. */
  public boolean settlesIn(EpochId epoch, WindowLength length) {
    return settlesIn(containing(epoch, length));
  }

  /** The same, of the window that is open now. */
  public boolean settlesIn(VoucherWindow now) {
    return now.number == number || now.number == number + 1;
  }

  /**
   * The epoch whose snapshot block fixes what a GiB costs under vouchers of this window: the last
   * one two windows before, which is over before the first of these vouchers can be issued. Empty
   * for the windows before which there is none; they cost what was in force first.
   */
  public Optional<EpochId> pricedAfter(WindowLength length) {
    long epoch = (number - 1) * length.epochs() - 1;
    return epoch < 1 ? Optional.empty() : Optional.of(EpochId.of(epoch));
  }

  @Override
  public int compareTo(VoucherWindow other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
