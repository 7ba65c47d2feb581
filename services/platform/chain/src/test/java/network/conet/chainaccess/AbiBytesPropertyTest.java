package network.conet.chainaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import network.conet.units.Hex;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.generated.Uint256;

class AbiBytesPropertyTest {
  @Property
  void readsWhatAnEncoderWrote(
      @ForAll @Size(max = 100) byte[] one, @ForAll @Size(max = 100) byte[] two) {
    byte[] data = encoded(one, two);
    assertThat(AbiBytes.field(data, 0).orElseThrow()).isEqualTo(one);
    assertThat(AbiBytes.field(data, 2).orElseThrow()).isEqualTo(two);
  }

  @Property
  void readsNothingWhereTheDataIsCut(
      @ForAll @Size(max = 100) byte[] one,
      @ForAll @Size(min = 1, max = 100) byte[] two,
      @ForAll @IntRange(max = 300) int kept) {
    byte[] data = encoded(one, two);
    int whole = data.length - (32 - two.length % 32) % 32;
    assertThat(AbiBytes.field(Arrays.copyOf(data, Math.min(kept, whole - 1)), 2)).isEmpty();
  }

  @Property
  void neverThrows(@ForAll @Size(max = 200) byte[] data, @ForAll @IntRange(max = 10) int position) {
    AbiBytes.field(data, position)
        .ifPresent(bytes -> assertThat(bytes.length).isLessThan(data.length));
  }

  private static byte[] encoded(byte[] one, byte[] two) {
    return Hex.parse(
        "0x"
            + FunctionEncoder.encodeConstructor(
                List.of(
                    new DynamicBytes(one), new Uint256(BigInteger.TEN), new DynamicBytes(two))));
  }
}
