package network.conet.relay.measure;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.UptimeSlot;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.relay.peers.Peer;
import network.conet.relay.peers.PeerDirectory;
import network.conet.relay.peers.RelayIdentity;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Does what was drawn for this relay: each capacity measurement until it succeeds once in the
 * epoch, each check once in the slot that runs. Called again and again by one thread.
 */
public final class MeasurePeers {
  private static final UptimeSlot ANY_SLOT = new UptimeSlot(0);

  private final RelayIdentity self;
  private final PeerDirectory peers;
  private final PeerProbe probe;
  private final ReportStore store;
  private final MeasurePlan plan;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final HandInReports handIn;
  private final CheckPeers checks;
  private final DrawnPeers toMeasure;
  private final Map<NodeId, Instant> notBefore = new HashMap<>();
  private @Nullable OpenEpoch current;

  public MeasurePeers(
      RelayIdentity self,
      EvidenceDomain domain,
      PeerDirectory peers,
      PeerProbe probe,
      ReportStore store,
      Reports reports,
      MeasurePlan plan,
      Clock clock) {
    this.self = self;
    this.peers = peers;
    this.probe = probe;
    this.store = store;
    this.plan = plan;
    this.clock = clock;
    this.handIn = new HandInReports(domain, self.hotKey(), store, reports);
    this.checks = new CheckPeers(self.nodeId(), probe, store, handIn, this::nonce, plan);
    this.toMeasure =
        new DrawnPeers(
            self.nodeId(),
            (draw, slot, subject, nodes) -> draw.measurers(subject, nodes, plan.measurers()));
  }

  /**
   * @return false if another epoch is open than that: ask again which, before the next round
   */
  public boolean round(OpenEpoch open) {
    if (current == null || open.epoch().isAfter(current.epoch())) {
      current = open;
      notBefore.clear();
      checks.begin();
      store.forgetBefore(open.epoch());
    } else if (!open.equals(current)) {
      return false;
    }
    if (!handIn.sendKept(open.epoch())) {
      return false;
    }
    List<Peer> active = peers.active();
    if (!check(open, active)) {
      return false;
    }
    for (Peer peer : toMeasure.of(open.draw(), ANY_SLOT, active)) {
      if (isDue(open, peer)) {
        measure(open, peer);
        // a measurement lasts, and slots do not wait for it
        if (!check(open, active)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean check(OpenEpoch open, List<Peer> active) {
    checks.check(open, clock.instant(), active);
    return handIn.sendKept(open.epoch());
  }

  private boolean isDue(OpenEpoch open, Peer peer) {
    return !clock.instant().isBefore(notBefore.getOrDefault(peer.nodeId(), Instant.MIN))
        && !store.hasMeasured(open.epoch(), peer.nodeId());
  }

  private void measure(OpenEpoch open, Peer peer) {
    PeerProbe.Throughput seen;
    try {
      seen = probe.measure(peer, plan.duration());
    } catch (IOException e) {
      // no figure is better than a wrong one; unreachability is what the checks report
      notBefore.put(peer.nodeId(), clock.instant().plus(plan.slot()));
      return;
    }
    handIn.keep(
        new CapacityReport(
            open.epoch(),
            peer.nodeId(),
            self.nodeId(),
            seen.rate(),
            new MeasuredMillis(seen.elapsed().toMillis()),
            nonce()));
  }

  private Hash32 nonce() {
    byte[] bytes = new byte[Hash32.BYTES];
    random.nextBytes(bytes);
    return Hash32.of(bytes);
  }
}
