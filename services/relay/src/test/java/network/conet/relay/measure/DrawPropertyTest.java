package network.conet.relay.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import network.conet.evidence.report.UptimeSlot;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

class DrawPropertyTest {
  private static List<NodeId> nodes(int count) {
    List<NodeId> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] id = new byte[NodeId.BYTES];
      id[0] = (byte) i;
      nodes.add(NodeId.of(id));
    }
    return nodes;
  }

  @Property(tries = 100)
  void drawIsTheSameForEverybodyWhateverOrderTheyListIn(
      @ForAll @Size(32) byte[] seed,
      @ForAll @IntRange(min = 1, max = 20) int count,
      @ForAll @IntRange(min = 1, max = 7) int wanted,
      @ForAll long shuffle) {
    List<NodeId> nodes = nodes(count);
    Draw draw = new Draw(Hash32.of(seed), EpochId.of(5));
    List<NodeId> drawn = draw.measurers(nodes.getFirst(), nodes, wanted);
    List<NodeId> shuffled = new ArrayList<>(nodes);
    Collections.shuffle(shuffled, new Random(shuffle));
    shuffled.add(shuffled.getFirst());
    assertThat(draw.measurers(nodes.getFirst(), shuffled, wanted)).isEqualTo(drawn);
    assertThat(drawn)
        .hasSize(Math.min(wanted, count - 1))
        .doesNotHaveDuplicates()
        .doesNotContain(nodes.getFirst());
  }

  @Example
  void everyNodeIsDrawnAboutAsOften() {
    List<NodeId> nodes = nodes(11);
    Map<NodeId, Integer> drawn = new HashMap<>();
    for (int epoch = 0; epoch < 1000; epoch++) {
      for (NodeId node :
          new Draw(Hash32.ZERO, EpochId.of(epoch)).measurers(nodes.getFirst(), nodes, 2)) {
        drawn.merge(node, 1, Integer::sum);
      }
    }
    assertThat(drawn).hasSize(10);
    assertThat(drawn.values()).allSatisfy(times -> assertThat(times).isBetween(140, 260));
  }

  @Example
  void slotsAndSeedsDrawAnew() {
    List<NodeId> nodes = nodes(100);
    Draw draw = new Draw(Hash32.ZERO, EpochId.of(1));
    List<NodeId> first = draw.checkers(nodes.getFirst(), new UptimeSlot(0), nodes, 5);
    assertThat(draw.checkers(nodes.getFirst(), new UptimeSlot(1), nodes, 5)).isNotEqualTo(first);
    assertThat(draw.measurers(nodes.getFirst(), nodes, 5)).isNotEqualTo(first);
    assertThat(
            new Draw(Hash32.parse("0x" + "11".repeat(32)), EpochId.of(1))
                .checkers(nodes.getFirst(), new UptimeSlot(0), nodes, 5))
        .isNotEqualTo(first);
  }
}
