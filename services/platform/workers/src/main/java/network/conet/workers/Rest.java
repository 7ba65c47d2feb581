package network.conet.workers;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a worker does between steps, and how it is got out of it. */
final class Rest {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean over;
  private boolean woken;

  /** Until the time is up, somebody wakes, or it is over. */
  void pause(Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = time.toNanos();
      while (left > 0 && !woken && !over) {
        left = changed.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /** Until the time is up or it is over; an interrupt only ends the wait. */
  void backOff(Duration time) {
    lock.lock();
    try {
      long left = time.toNanos();
      while (left > 0 && !over) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // whoever closes the worker has said so before; for anybody else the next try comes sooner
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      over = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isOver() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }
}
