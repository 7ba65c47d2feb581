package network.conet.relay.netty;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Sums over all circuits; nothing by client or destination. */
public final class CarryCounters {
  private final LongAdder bytesCarried = new LongAdder();
  private final LongAdder circuitsOpened = new LongAdder();
  private final LongAdder circuitsRefused = new LongAdder();
  private final AtomicLong circuits = new AtomicLong();

  void carried(int bytes) {
    bytesCarried.add(bytes);
  }

  long opened() {
    circuitsOpened.increment();
    return circuits.incrementAndGet();
  }

  void closed() {
    circuits.decrementAndGet();
  }

  void refused() {
    circuitsRefused.increment();
  }

  public double totalBytesCarried() {
    return bytesCarried.sum();
  }

  public double totalCircuitsOpened() {
    return circuitsOpened.sum();
  }

  public double totalCircuitsRefused() {
    return circuitsRefused.sum();
  }

  public long openCircuits() {
    return circuits.get();
  }
}
