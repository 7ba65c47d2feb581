package network.conet.client.circuits;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.client.NotAvailable;
import network.conet.client.stream.ExitStream;
import network.conet.client.stream.Isolation;
import network.conet.client.stream.Outlet;
import network.conet.client.stream.StreamRefused;
import network.conet.client.stream.StreamRefused.Cause;
import network.conet.client.stream.Target;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;
import org.jspecify.annotations.Nullable;

/** Streams over circuits that are open already, or are opened now. */
public final class CircuitPool implements Outlet, AutoCloseable {
  private static final int ATTEMPTS = 4;

  /** Relays say only when asked whether they are exits. */
  private static final int MOST_EXITS_ASKED = 16;

  private static final int MOST_USERS = 64;
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final CircuitMaker maker;
  private final ReadyCircuit ready;
  private final Map<Isolation, UserCircuits> users = new ConcurrentHashMap<>();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore wanted = new Semaphore(0);
  private volatile boolean closed;
  private volatile @Nullable String problem;

  public CircuitPool(CircuitMaker maker) {
    this.maker = maker;
    this.ready = new ReadyCircuit(maker);
  }

  /**
   * Builds a first circuit, and keeps one ready from then on.
   *
   * @throws NotAvailable if there is none to be had now
   */
  public void start() throws NotAvailable {
    ready.prepare();
    background.execute(this::keepReady);
  }

  @Override
  public ExitStream open(Isolation who, Target target, byte[] early) throws StreamRefused {
    UserCircuits mine = of(who);
    Set<NodeId> notAsExit = new HashSet<>();
    StreamRefused last = new StreamRefused(Cause.NO_CIRCUIT);
    int attempts = 0;
    while (attempts < ATTEMPTS && notAsExit.size() < MOST_EXITS_ASKED) {
      OpenCircuit on = circuit(mine, notAsExit, last);
      try {
        return on.open(target, early);
      } catch (CircuitException e) {
        attempts += e.code() == CloseCode.NOT_AN_EXIT ? 0 : 1;
        last = judge(e.code(), mine, on, notAsExit);
      } catch (IOException e) {
        attempts++;
        last = judge(CloseCode.CONNECTION_LOST, mine, on, notAsExit);
      }
    }
    throw last;
  }

  /** What a failed attempt says to whoever asked, if no other attempt does better. */
  private StreamRefused judge(
      CloseCode code, UserCircuits mine, OpenCircuit on, Set<NodeId> notAsExit)
      throws StreamRefused {
    NodeId exit = on.route().exit().node();
    if (!on.circuit().isOpen()) {
      // which of the three it was is not known
      on.circuit().failure().ifPresent(why -> remember(why.code(), on));
      mine.retireWhatIsOver();
      return new StreamRefused(Cause.NO_CIRCUIT, "The circuit broke: " + code + ".");
    }
    switch (code) {
      case NAME_UNKNOWN -> throw new StreamRefused(Cause.NAME_UNKNOWN);
      case DESTINATION_REFUSED -> throw new StreamRefused(Cause.CONNECTION_REFUSED);
      case DESTINATION_TIMED_OUT -> throw new StreamRefused(Cause.TIMED_OUT);
      case DESTINATION_UNREACHABLE, CONNECTION_LOST -> throw new StreamRefused(Cause.UNREACHABLE);
      case NOT_AN_EXIT -> {
        maker.memory().isNoExit(exit);
        notAsExit.add(exit);
        mine.leave(on);
        return new StreamRefused(Cause.NOT_ALLOWED);
      }
      case EXIT_REFUSED -> {
        notAsExit.add(exit);
        return new StreamRefused(Cause.NOT_ALLOWED);
      }
      case TIMED_OUT -> {
        maker.memory().failed(exit);
        mine.leave(on);
        return new StreamRefused(Cause.TIMED_OUT, "The exit did not answer in time.");
      }
      default -> {
        mine.leave(on);
        return new StreamRefused(Cause.NO_CIRCUIT, "The circuit takes no stream: " + code + ".");
      }
    }
  }

  private void remember(CloseCode code, OpenCircuit on) {
    switch (code) {
      case CONNECTION_LOST, PROTOCOL_ERROR, BAD_CELL, TIMED_OUT, SHUTTING_DOWN ->
          on.route().nodes().forEach(maker.memory()::failed);
      default -> {
        // means that are used up, or limits: nobody's failure
      }
    }
  }

  /** If none can be had, what was refused before says more than that. */
  private OpenCircuit circuit(UserCircuits mine, Set<NodeId> notAsExit, StreamRefused last)
      throws StreamRefused {
    try {
      OpenCircuit found = mine.circuit(notAsExit);
      problem = null;
      return found;
    } catch (NotAvailable e) {
      if (last.reason() != Cause.NO_CIRCUIT) {
        throw last;
      }
      problem = e.sentence();
      throw new StreamRefused(Cause.NO_CIRCUIT, e.sentence());
    }
  }

  private UserCircuits of(Isolation who) throws StreamRefused {
    if (users.size() >= MOST_USERS && !users.containsKey(who)) {
      forgetIdle(Duration.ZERO);
      if (users.size() >= MOST_USERS) {
        throw new StreamRefused(
            Cause.NO_CIRCUIT, "More than " + MOST_USERS + " users have circuits of their own.");
      }
    }
    return users.compute(
        who,
        (user, known) -> {
          UserCircuits circuits = known != null ? known : new UserCircuits(maker, supply());
          circuits.touch();
          return circuits;
        });
  }

  private UserCircuits.Supply supply() {
    return new UserCircuits.Supply() {
      @Override
      public OpenCircuit take(Set<NodeId> notAsExit) throws NotAvailable {
        Optional<OpenCircuit> at = ready.take(notAsExit);
        if (at.isEmpty()) {
          return maker.make(notAsExit);
        }
        wanted.release();
        return at.get();
      }

      @Override
      public void retire(OpenCircuit circuit) {
        if (closed) {
          maker.close(circuit);
        } else {
          closeBeside(circuit);
        }
      }
    };
  }

  private void keepReady() {
    Duration pause = LOOK;
    try {
      while (!closed) {
        try {
          ready.prepare();
          problem = null;
          pause = LOOK;
        } catch (NotAvailable e) {
          problem = e.sentence();
          Duration twice = pause.multipliedBy(2);
          pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
        users.values().forEach(UserCircuits::retireWhatIsOver);
        forgetIdle(IDLE);
        if (wanted.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          wanted.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forgetIdle(Duration unused) {
    Instant moment = maker.clock().instant().minus(unused);
    for (Isolation who : users.keySet()) {
      users.computeIfPresent(
          who,
          (user, circuits) -> {
            if (!circuits.isIdleSince(moment)) {
              return circuits;
            }
            circuits.giveUp().forEach(this::closeBeside);
            return null;
          });
    }
  }

  private void closeBeside(OpenCircuit circuit) {
    background.execute(() -> maker.close(circuit));
  }

  /** Which circuits there are. */
  public PoolStatus status() {
    List<PoolStatus.Line> lines = new ArrayList<>();
    ready.peek().ifPresent(open -> lines.add(line(open, true)));
    users.values().forEach(user -> user.circuits().forEach(open -> lines.add(line(open, false))));
    return new PoolStatus(lines, maker.memory().avoided(), Optional.ofNullable(problem));
  }

  private PoolStatus.Line line(OpenCircuit open, boolean unused) {
    return new PoolStatus.Line(
        open.route().nodes(),
        unused,
        open.circuit().openStreams(),
        Duration.between(open.born(), maker.clock().instant()),
        open.circuit().usage().stream()
            .map(hop -> hop.carried())
            .reduce(ByteCount.ZERO, (most, next) -> next.bytes() > most.bytes() ? next : most));
  }

  /** Ends all streams, pays what is owed, and closes all circuits. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    wanted.release();
    ready.end().ifPresent(this::closeBeside);
    users.values().forEach(user -> user.giveUp().forEach(this::closeBeside));
    users.clear();
    background.close();
  }
}
