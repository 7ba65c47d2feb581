package network.conet.relay.measure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import network.conet.chainaccess.Keccak;
import network.conet.evidence.report.UptimeSlot;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/**
 * Who measures and who checks whom: the candidates in ascending order of {@code keccak256(tag,
 * seed, u64 epoch, subject, u16 slot, candidate)}, the first few of them. A function of its
 * arguments and nothing else.
 */
public record Draw(Hash32 seed, EpochId epoch) {
  private static final byte[] MEASURE = "CoNET measurers".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHECK = "CoNET checkers".getBytes(StandardCharsets.US_ASCII);

  private record Ticket(NodeId node, Hash32 hash) {}

  public List<NodeId> measurers(NodeId subject, Collection<NodeId> nodes, int count) {
    return drawn(MEASURE, subject, new UptimeSlot(0), nodes, count);
  }

  public List<NodeId> checkers(
      NodeId subject, UptimeSlot slot, Collection<NodeId> nodes, int count) {
    return drawn(CHECK, subject, slot, nodes, count);
  }

  private List<NodeId> drawn(
      byte[] tag, NodeId subject, UptimeSlot slot, Collection<NodeId> nodes, int count) {
    byte[] number = ByteBuffer.allocate(8).putLong(epoch.number()).array();
    byte[] place = ByteBuffer.allocate(2).putShort((short) slot.number()).array();
    return nodes.stream()
        .distinct()
        .filter(node -> !node.equals(subject))
        .map(
            node ->
                new Ticket(
                    node,
                    Keccak.hash(
                        tag, seed.toBytes(), number, subject.toBytes(), place, node.toBytes())))
        .sorted(Comparator.comparing(Ticket::hash))
        .limit(count)
        .map(Ticket::node)
        .toList();
  }
}
