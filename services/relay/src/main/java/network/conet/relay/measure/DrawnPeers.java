package network.conet.relay.measure;

import java.util.List;
import network.conet.evidence.report.UptimeSlot;
import network.conet.relay.peers.Peer;
import network.conet.units.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The peers that this relay is drawn for. A draw is a hash for each pair of relays, so it is made
 * again only when epoch, slot or registry have changed.
 */
final class DrawnPeers {
  /** Who is drawn to look at a subject. */
  @FunctionalInterface
  interface Rule {
    List<NodeId> drawn(Draw draw, UptimeSlot slot, NodeId subject, List<NodeId> nodes);
  }

  private record Asked(Draw draw, UptimeSlot slot, List<Peer> active) {}

  private final NodeId self;
  private final Rule rule;
  private @Nullable Asked asked;
  private List<Peer> answer = List.of();

  DrawnPeers(NodeId self, Rule rule) {
    this.self = self;
    this.rule = rule;
  }

  List<Peer> of(Draw draw, UptimeSlot slot, List<Peer> active) {
    Asked now = new Asked(draw, slot, active);
    if (!now.equals(asked)) {
      List<NodeId> nodes = active.stream().map(Peer::nodeId).toList();
      answer =
          active.stream()
              .filter(peer -> rule.drawn(draw, slot, peer.nodeId(), nodes).contains(self))
              .toList();
      asked = now;
    }
    return answer;
  }
}
