package network.conet.rewards.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.conet.units.Hash32;

class HashOrderTest {
  /** Few distinct bytes, so that many hashes share the prefix that the fast sort looks at. */
  @Property(tries = 200)
  void orderIsThatOfTheWholeHash(@ForAll @Size(max = 60) List<Boolean> bits) {
    int count = bits.size() / 3;
    byte[] hashes = new byte[count * 32];
    for (int i = 0; i < count; i++) {
      hashes[i * 32] = (byte) (bits.get(3 * i) ? 0xff : 0);
      hashes[i * 32 + 7] = (byte) (bits.get(3 * i + 1) ? 0x80 : 1);
      hashes[i * 32 + 31] = (byte) (bits.get(3 * i + 2) ? i : -i);
    }
    List<Hash32> expected =
        IntStream.range(0, count)
            .mapToObj(i -> Hash32.of(Arrays.copyOfRange(hashes, 32 * i, 32 * i + 32)))
            .sorted(Comparator.naturalOrder())
            .toList();
    List<Hash32> sorted =
        Arrays.stream(HashOrder.ascending(hashes, count))
            .mapToObj(i -> Hash32.of(Arrays.copyOfRange(hashes, 32 * i, 32 * i + 32)))
            .toList();
    assertThat(sorted).isEqualTo(expected);
  }
}
