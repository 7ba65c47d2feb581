package network.conet.relay.measure;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.relay.peers.Peer;
import network.conet.relay.peers.PeerDirectory;
import network.conet.relay.peers.RelayIdentity;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Does what was drawn for this relay, once: each capacity measurement once an epoch, each check
 * once a slot. Called again and again by one thread.
 */
public final class MeasurePeers {
  private final RelayIdentity self;
  private final EvidenceDomain domain;
  private final PeerDirectory peers;
  private final PeerProbe probe;
  private final Reports reports;
  private final MeasurePlan plan;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Set<NodeId> measured = new HashSet<>();
  private @Nullable OpenEpoch current;
  private Instant began = Instant.EPOCH;
  private int slotsDone;

  public MeasurePeers(
      RelayIdentity self,
      EvidenceDomain domain,
      PeerDirectory peers,
      PeerProbe probe,
      Reports reports,
      MeasurePlan plan,
      Clock clock) {
    this.self = self;
    this.domain = domain;
    this.peers = peers;
    this.probe = probe;
    this.reports = reports;
    this.plan = plan;
    this.clock = clock;
  }

  public void round(OpenEpoch open) {
    if (current == null || open.epoch().isAfter(current.epoch())) {
      current = open;
      began = clock.instant();
      slotsDone = 0;
      measured.clear();
    } else if (!open.equals(current)) {
      return;
    }
    Draw draw = new Draw(open.seed(), open.epoch());
    List<Peer> active = peers.active();
    List<NodeId> nodes = active.stream().map(Peer::nodeId).toList();
    checkDueSlots(draw, active, nodes);
    for (Peer peer : active) {
      if (!measured.contains(peer.nodeId())
          && draw.measurers(peer.nodeId(), nodes, plan.measurers()).contains(self.nodeId())) {
        measured.add(peer.nodeId());
        measure(open, peer);
        checkDueSlots(draw, active, nodes);
      }
    }
  }

  private void checkDueSlots(Draw draw, List<Peer> active, List<NodeId> nodes) {
    long due = Duration.between(began, clock.instant()).dividedBy(plan.slot()) + 1;
    while (slotsDone < Math.min(due, plan.slots())) {
      UptimeSlot slot = new UptimeSlot(slotsDone++);
      for (Peer peer : active) {
        if (draw.checkers(peer.nodeId(), slot, nodes, plan.checkers()).contains(self.nodeId())) {
          check(draw, peer, slot);
        }
      }
    }
  }

  private void check(Draw draw, Peer peer, UptimeSlot slot) {
    Hash32 nonce = nonce();
    boolean reachable;
    try {
      reachable = probe.answers(peer, nonce);
    } catch (IOException e) {
      reachable = false;
    }
    reports.submit(
        new UptimeReport(draw.epoch(), peer.nodeId(), self.nodeId(), slot, reachable, nonce)
            .sign(domain, self.hotKey()));
  }

  private void measure(OpenEpoch open, Peer peer) {
    PeerProbe.Throughput seen;
    try {
      seen = probe.measure(peer, plan.duration());
    } catch (IOException e) {
      // no figure is better than a wrong one; unreachability is what the checks report
      return;
    }
    reports.submit(
        new CapacityReport(
                open.epoch(),
                peer.nodeId(),
                self.nodeId(),
                seen.rate(),
                new MeasuredMillis(seen.elapsed().toMillis()),
                nonce())
            .sign(domain, self.hotKey()));
  }

  private Hash32 nonce() {
    byte[] bytes = new byte[Hash32.BYTES];
    random.nextBytes(bytes);
    return Hash32.of(bytes);
  }
}
