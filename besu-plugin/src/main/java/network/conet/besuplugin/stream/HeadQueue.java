package network.conet.besuplugin.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * New heads on their way from the thread that imports blocks to the one that writes them. Nobody
 * waits to put one in: one that finds no room is left out, and the worker looks at the chain itself
 * instead.
 */
public final class HeadQueue {
  private final ArrayBlockingQueue<NewHead> heads;
  private final AtomicBoolean walk = new AtomicBoolean();
  private final AtomicLong leftOut = new AtomicLong();

  /**
   * @param room how many blocks, each with its receipts, may be held
   */
  public HeadQueue(int room) {
    this.heads = new ArrayBlockingQueue<>(room);
  }

  public void offer(NewHead head) {
    if (!heads.offer(head)) {
      leftOut.incrementAndGet();
      needWalk();
    }
  }

  /** What comes next does not follow what came before: the chain has to be walked. */
  public void needWalk() {
    walk.set(true);
  }

  /** Whether the chain has to be walked; then what is queued is of no more use. */
  boolean takeWalk() {
    if (!walk.getAndSet(false)) {
      return false;
    }
    heads.clear();
    return true;
  }

  List<NewHead> take(int most) {
    List<NewHead> taken = new ArrayList<>();
    heads.drainTo(taken, most);
    return taken;
  }

  public int size() {
    return heads.size();
  }

  /** How many heads found no room. */
  public long leftOut() {
    return leftOut.get();
  }
}
