package network.conet.relay.session;

import network.conet.units.ByteCount;

/**
 * How far a session may go: {@code carried <= durable receipt + window}, and never above the
 * denomination. One thread uses it.
 */
public final class CreditMeter {
  /** Whether a cell may be carried now. */
  public enum Answer {
    CARRY,
    /** Not before a newer receipt is safe on disk. */
    NEEDS_RECEIPT,
    /** Never: the voucher is used up. */
    USED_UP
  }

  private final long window;
  private final long denomination;
  private long carried;
  private long receipted;

  public CreditMeter(
      ByteCount window, ByteCount denomination, ByteCount carried, ByteCount receipted) {
    if (window.bytes() == 0 || receipted.isMoreThan(carried)) {
      throw new IllegalArgumentException(
          "a window above zero, and no receipt above what was carried");
    }
    this.window = window.bytes();
    this.denomination = denomination.bytes();
    this.carried = carried.bytes();
    this.receipted = receipted.bytes();
  }

  public Answer ask(int bytes) {
    return ask(bytes, window);
  }

  /**
   * The same for what goes to the client, who does not know yet what is on its way to it: a quarter
   * of the window is kept for what it sends until its own count tells it to sign.
   */
  public Answer askToClient(int bytes) {
    return ask(bytes, window - window / 4);
  }

  private Answer ask(int bytes, long ahead) {
    if (bytes > denomination - carried) {
      return Answer.USED_UP;
    }
    return bytes > receipted + ahead - carried ? Answer.NEEDS_RECEIPT : Answer.CARRY;
  }

  /**
   * @throws IllegalStateException if {@link #ask} would not say CARRY
   */
  public void carry(int bytes) {
    if (ask(bytes) != Answer.CARRY) {
      throw new IllegalStateException("carried without credit");
    }
    carried += bytes;
  }

  /** A receipt for so much is on disk. */
  public void receipted(ByteCount bytes) {
    receipted = Math.max(receipted, bytes.bytes());
  }

  public ByteCount carried() {
    return ByteCount.of(carried);
  }

  public ByteCount window() {
    return ByteCount.of(window);
  }
}
