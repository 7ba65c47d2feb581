package network.conet.staking.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import network.conet.staking.stake.Position;
import network.conet.units.BlockNumber;
import network.conet.units.NodeId;

/** A read model in memory, for tests of the rules. */
final class InMemoryReadModel implements ReadModel {
  final Map<NodeId, Contracts.NodeFacts> nodes = new HashMap<>();
  final List<Position> positions = new ArrayList<>();
  final TreeMap<String, String> announcements = new TreeMap<>();
  BlockNumber head = BlockNumber.ZERO;
  private final Set<Subject> marks = new LinkedHashSet<>();

  @Override
  public void mark(Set<Subject> subjects) {
    marks.addAll(subjects);
  }

  @Override
  public Set<Subject> marked() {
    return Set.copyOf(marks);
  }

  @Override
  public void clearMarks() {
    marks.clear();
  }

  @Override
  public void announceEndpoint(NodeId node, BlockNumber block, int logIndex, String endpoint) {
    announcements.put(key(node, block, logIndex), endpoint);
  }

  @Override
  public void withdrawEndpoint(NodeId node, BlockNumber block, int logIndex) {
    announcements.remove(key(node, block, logIndex));
  }

  Optional<String> endpoint(NodeId node) {
    return announcements.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(node.hex()))
        .reduce((earlier, later) -> later)
        .map(Map.Entry::getValue);
  }

  @Override
  public void putNode(NodeId node, Optional<Contracts.NodeFacts> facts, BlockNumber block) {
    nodes.remove(node);
    facts.ifPresent(known -> nodes.put(node, known));
  }

  @Override
  public void putPositions(List<Position> changed) {
    for (Position position : changed) {
      positions.removeIf(
          old -> old.node().equals(position.node()) && old.account().equals(position.account()));
      if (!position.isEmpty()) {
        positions.add(position);
      }
    }
  }

  @Override
  public void advanceTo(BlockNumber block) {
    head = block;
  }

  private static String key(NodeId node, BlockNumber block, int logIndex) {
    return "%s/%020d/%010d".formatted(node.hex(), block.number(), logIndex);
  }
}
