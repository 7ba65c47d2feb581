package network.conet.relay.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import network.conet.units.ByteCount;

class CreditMeterPropertyTest {
  private static final ByteCount WINDOW = ByteCount.of(100_000);
  private static final ByteCount DENOMINATION = ByteCount.of(1_000_000);

  @Property
  void neverBeyondTheWindowNorTheDenomination(
      @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 20_000) Integer> cells,
      @ForAll @IntRange(min = 1, max = 9) int receiptEvery) {
    CreditMeter meter = new CreditMeter(WINDOW, DENOMINATION, ByteCount.ZERO, ByteCount.ZERO);
    long receipted = 0;
    int step = 0;
    for (int cell : cells) {
      CreditMeter.Answer answer = meter.ask(cell);
      if (answer == CreditMeter.Answer.CARRY) {
        meter.carry(cell);
      } else {
        assertThatThrownBy(() -> meter.carry(cell)).isInstanceOf(IllegalStateException.class);
      }
      if (meter.askToClient(cell) == CreditMeter.Answer.CARRY) {
        assertThat(meter.ask(cell)).isEqualTo(CreditMeter.Answer.CARRY);
      }
      if (++step % receiptEvery == 0) {
        receipted = meter.carried().bytes();
        meter.receipted(ByteCount.of(receipted));
      }
      assertThat(meter.carried().bytes())
          .isLessThanOrEqualTo(receipted + WINDOW.bytes())
          .isLessThanOrEqualTo(DENOMINATION.bytes());
    }
  }

  @Example
  void usedUpIsSaidEvenWhenAReceiptIsDue() {
    CreditMeter meter = new CreditMeter(WINDOW, DENOMINATION, DENOMINATION, ByteCount.of(900_000));
    assertThat(meter.ask(1)).isEqualTo(CreditMeter.Answer.USED_UP);
  }
}
