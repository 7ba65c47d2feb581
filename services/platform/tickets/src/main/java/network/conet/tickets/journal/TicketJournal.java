package network.conet.tickets.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketId;
import network.conet.tickets.TicketWindow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tickets that were checked. Whoever finds no sync running does the next one, for all that
 * wait. After a failed write or sync nothing can be known of the disk until the journal is opened
 * again, so it takes no more.
 */
public final class TicketJournal implements AutoCloseable {
  /** Tickets of a segment, among which no order can be seen. */
  public static final int SLOTS = 4096;

  private static final Pattern NAME = Pattern.compile("w(\\d{1,10})-(\\d{1,9})\\.tickets");

  private final JournalStorage storage;
  private final int slots;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<TicketWindow, WindowSegments> segments = new HashMap<>();
  private final Map<TicketWindow, List<Ticket>> durable = new HashMap<>();
  private final Map<TicketWindow, Set<TicketId>> seen = new HashMap<>();
  private List<Waiting> queue = new ArrayList<>();
  private boolean writing;
  private @Nullable IOException broken;

  private TicketJournal(JournalStorage storage, int slots, RandomGenerator random) {
    this.storage = storage;
    this.slots = slots;
    this.random = random;
  }

  /**
   * Opens what is there, or an empty one.
   *
   * @param random for places and orders that nobody should foresee
   */
  public static TicketJournal open(JournalStorage storage, RandomGenerator random)
      throws IOException {
    return open(storage, SLOTS, random);
  }

  static TicketJournal open(JournalStorage storage, int slots, RandomGenerator random)
      throws IOException {
    TicketJournal journal = new TicketJournal(storage, slots, random);
    for (String name : storage.names()) {
      Matcher matcher = NAME.matcher(name);
      if (matcher.matches()) {
        journal.load(TicketWindow.of(Long.parseLong(matcher.group(1))));
      }
    }
    return journal;
  }

  /** Segments of a window are numbered without gaps, so that each name opens the next. */
  private void load(TicketWindow window) throws IOException {
    for (Ticket ticket : segmentsOf(window).load()) {
      seen.computeIfAbsent(window, key -> new HashSet<>()).add(ticket.id());
      durable.computeIfAbsent(window, key -> new ArrayList<>()).add(ticket);
    }
  }

  /**
   * Returns when the ticket is durable.
   *
   * @return false if it was given before: nothing may be carried for it again
   * @throws UncheckedIOException if the disk failed now or before; whether the ticket is kept will
   *     be known when the journal is opened again
   */
  public boolean keep(Ticket ticket) {
    lock.lock();
    try {
      requireWhole();
      TicketWindow window = ticket.message().window();
      if (!seen.computeIfAbsent(window, key -> new HashSet<>()).add(ticket.id())) {
        return false;
      }
      Waiting mine = new Waiting(ticket);
      queue.add(mine);
      while (!mine.durable) {
        requireWhole();
        if (writing) {
          changed.awaitUninterruptibly();
        } else {
          writeQueue();
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Tickets of a window that are durable, in random order. */
  public List<Ticket> of(TicketWindow window) {
    lock.lock();
    try {
      List<Ticket> copy = new ArrayList<>(durable.getOrDefault(window, List.of()));
      Collections.shuffle(copy, Random.from(random));
      return copy;
    } finally {
      lock.unlock();
    }
  }

  /** Deletes what is settled; a ticket of that window is then for the window check to refuse. */
  public void forget(TicketWindow window) throws IOException {
    lock.lock();
    try {
      while (writing) {
        changed.awaitUninterruptibly();
      }
      WindowSegments old = segments.remove(window);
      if (old != null) {
        old.delete();
      }
      durable.remove(window);
      seen.remove(window);
    } finally {
      lock.unlock();
    }
  }

  private void writeQueue() {
    List<Waiting> group = queue;
    queue = new ArrayList<>();
    writing = true;
    IOException failure = null;
    lock.unlock();
    try {
      write(group);
    } catch (IOException e) {
      failure = e;
    } finally {
      lock.lock();
      writing = false;
      changed.signalAll();
    }
    if (failure != null) {
      broken = failure;
      return;
    }
    for (Waiting next : group) {
      next.durable = true;
      durable
          .computeIfAbsent(next.ticket.message().window(), key -> new ArrayList<>())
          .add(next.ticket);
    }
  }

  /** In random order, so that the order within a group is not that of arrival either. */
  private void write(List<Waiting> group) throws IOException {
    Set<WindowSegments> touched = new HashSet<>();
    List<Waiting> shuffled = new ArrayList<>(group);
    Collections.shuffle(shuffled, Random.from(random));
    for (Waiting next : shuffled) {
      WindowSegments window = segmentsOf(next.ticket.message().window());
      window.write(next.ticket);
      touched.add(window);
    }
    for (WindowSegments window : touched) {
      window.force();
    }
  }

  /** Only the one that writes, or a start, comes here. */
  private WindowSegments segmentsOf(TicketWindow window) {
    return segments.computeIfAbsent(window, key -> new WindowSegments(storage, key, slots, random));
  }

  private void requireWhole() {
    IOException failure = broken;
    if (failure != null) {
      throw new UncheckedIOException("the journal takes nothing until it is opened again", failure);
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      while (writing) {
        changed.awaitUninterruptibly();
      }
      for (WindowSegments window : segments.values()) {
        window.close();
      }
    } finally {
      lock.unlock();
    }
  }

  private static final class Waiting {
    private final Ticket ticket;
    private boolean durable;

    private Waiting(Ticket ticket) {
      this.ticket = ticket;
    }
  }
}
