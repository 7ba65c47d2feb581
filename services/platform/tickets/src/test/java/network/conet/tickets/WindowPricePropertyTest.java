package network.conet.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import network.conet.units.TokenAmount;

class WindowPricePropertyTest {
  @Property
  void whatItIsChangedIntoIsWorthTheSame(
      @ForAll @LongRange(min = 0) long perGib, @ForAll @IntRange(min = 1, max = 4096) int times) {
    WindowPrice price = new WindowPrice(TokenAmount.ofUnits(perGib), Fixtures.SMALL);
    Denomination whole = Denomination.ofBytes(times * Fixtures.SMALL.bytes());
    TokenAmount parts = TokenAmount.ZERO;
    for (int i = 0; i < times; i++) {
      parts = parts.plus(price.of(Fixtures.SMALL));
    }
    assertThat(price.of(whole)).isEqualTo(parts);
  }

  @Property
  void noTicketIsWorthLessThanItsBytes(@ForAll @LongRange(min = 0) long perGib) {
    WindowPrice price = new WindowPrice(TokenAmount.ofUnits(perGib), Fixtures.SMALL);
    TokenAmount exact = TokenAmount.ofUnits(perGib).mulDivFloor(Fixtures.LARGE.bytes(), 1L << 30);
    assertThat(price.of(Fixtures.LARGE)).isGreaterThanOrEqualTo(exact);
  }

  @Example
  void aDenominationIsAMultipleOfTheSmallest() {
    WindowPrice price = new WindowPrice(TokenAmount.ofTokens(1), Fixtures.SMALL);
    assertThatThrownBy(() -> price.of(Denomination.ofBytes(Fixtures.SMALL.bytes() + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
