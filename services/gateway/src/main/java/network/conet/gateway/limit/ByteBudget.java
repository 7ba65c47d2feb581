package network.conet.gateway.limit;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that may be held at once, over all callers. */
public final class ByteBudget {
  private final AtomicLong free;

  public ByteBudget(long bytes) {
    this.free = new AtomicLong(bytes);
  }

  /** Takes the bytes, or nothing. */
  public boolean take(long bytes) {
    if (free.addAndGet(-bytes) >= 0) {
      return true;
    }
    free.addAndGet(bytes);
    return false;
  }

  public void give(long bytes) {
    free.addAndGet(bytes);
  }

  public long free() {
    return free.get();
  }
}
