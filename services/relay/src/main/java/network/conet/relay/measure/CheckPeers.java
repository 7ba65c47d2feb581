package network.conet.relay.measure;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.relay.peers.Peer;
import network.conet.units.NodeId;

/**
 * Asks the peers of a slot whether they are there. "Yes" is said at once, "no" only when a second
 * ask a quarter of a slot later failed too, or the slot has passed without one: one lost packet, or
 * a port that opens a second after its registration, is no absence.
 */
final class CheckPeers {
  private final NodeId self;
  private final PeerProbe probe;
  private final ReportStore store;
  private final HandInReports handIn;
  private final Nonces nonces;
  private final DrawnPeers drawn;
  private final MeasurePlan plan;
  private final Map<NodeId, Failure> failedOnce = new HashMap<>();
  private final SecureRandom random = new SecureRandom();
  private Instant nextFrom = Instant.MIN;
  private Optional<UptimeSlot> known = Optional.empty();

  private record Failure(UptimeSlot slot, Instant at) {}

  CheckPeers(
      NodeId self,
      PeerProbe probe,
      ReportStore store,
      HandInReports handIn,
      Nonces nonces,
      MeasurePlan plan) {
    this.self = self;
    this.probe = probe;
    this.store = store;
    this.handIn = handIn;
    this.nonces = nonces;
    this.plan = plan;
    this.drawn =
        new DrawnPeers(
            self,
            (draw, slot, subject, nodes) -> draw.checkers(subject, slot, nodes, plan.checkers()));
  }

  /** Another epoch is open: what is not said of the one before is never said. */
  void begin() {
    failedOnce.clear();
    known = Optional.empty();
  }

  void check(OpenEpoch open, Instant now, List<Peer> active) {
    Optional<UptimeSlot> running = plan.slotAt(open.began(), now);
    concludePast(open, running);
    if (running.isEmpty()) {
      return;
    }
    UptimeSlot slot = running.get();
    if (!running.equals(known)) {
      known = running;
      nextFrom = plan.beginningOf(slot, open.began()).plus(moment());
    }
    if (now.isBefore(nextFrom)) {
      return;
    }
    for (Peer peer : drawn.of(open.draw(), slot, active)) {
      if (isDue(peer, now) && !store.hasChecked(open.epoch(), peer.nodeId(), slot)) {
        ask(open, peer, slot, now);
      }
    }
  }

  private Duration moment() {
    long spread = plan.spread().toNanos();
    return spread == 0 ? Duration.ZERO : Duration.ofNanos(random.nextLong(spread));
  }

  private boolean isDue(Peer peer, Instant now) {
    Failure failure = failedOnce.get(peer.nodeId());
    return failure == null || !now.isBefore(failure.at().plus(plan.slot().dividedBy(4)));
  }

  private void ask(OpenEpoch open, Peer peer, UptimeSlot slot, Instant now) {
    boolean reachable = answers(peer);
    if (failedOnce.remove(peer.nodeId()) == null && !reachable) {
      failedOnce.put(peer.nodeId(), new Failure(slot, now));
    } else {
      say(open, peer.nodeId(), slot, reachable);
    }
  }

  private void concludePast(OpenEpoch open, Optional<UptimeSlot> running) {
    Iterator<Map.Entry<NodeId, Failure>> failures = failedOnce.entrySet().iterator();
    while (failures.hasNext()) {
      Map.Entry<NodeId, Failure> next = failures.next();
      UptimeSlot slot = next.getValue().slot();
      if (!running.equals(Optional.of(slot))) {
        say(open, next.getKey(), slot, false);
        failures.remove();
      }
    }
  }

  private boolean answers(Peer peer) {
    try {
      return probe.answers(peer, nonces.next());
    } catch (IOException e) {
      return false;
    }
  }

  private void say(OpenEpoch open, NodeId subject, UptimeSlot slot, boolean reachable) {
    handIn.keep(new UptimeReport(open.epoch(), subject, self, slot, reachable, nonces.next()));
  }
}
