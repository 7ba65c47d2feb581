package network.conet.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class HexValuesPropertyTest {
  @Property
  void bytesReadBackInAnyCase(@ForAll @Size(32) byte[] bytes) {
    Hash32 hash = Hash32.of(bytes);
    String upper = "0x" + hash.hex().substring(2).toUpperCase(Locale.ROOT);
    assertThat(Hash32.parse(upper)).isEqualTo(hash).hasToString(hash.hex());
    assertThat(hash.toBytes()).isEqualTo(bytes);
  }

  @Property
  void orderIsThatOfTheUnsignedNumber(@ForAll @Size(20) byte[] a, @ForAll @Size(20) byte[] b) {
    int expected = new BigInteger(1, a).compareTo(new BigInteger(1, b));
    assertThat(Integer.signum(AccountAddress.of(a).compareTo(AccountAddress.of(b))))
        .isEqualTo(expected);
  }

  @Property
  void otherLengthsAreRefused(@ForAll @Size(max = 70) byte[] bytes) {
    if (bytes.length != 32) {
      assertThatThrownBy(() -> NodeId.of(bytes)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> TxHash.parse(Hex.encode(bytes)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
