package network.conet.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class TokenAmountPropertyTest {
  @Provide
  Arbitrary<TokenAmount> amounts() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ZERO, TokenAmount.MAX_UNITS)
        .map(TokenAmount::new);
  }

  @Property
  void whatIsAddedCanBeTakenAway(
      @ForAll("amounts") TokenAmount a, @ForAll("amounts") TokenAmount b) {
    if (a.units().add(b.units()).compareTo(TokenAmount.MAX_UNITS) > 0) {
      assertThatThrownBy(() -> a.plus(b)).isInstanceOf(ArithmeticException.class);
    } else {
      assertThat(a.plus(b).minus(b)).isEqualTo(a);
    }
  }

  @Property
  void takingAwayMoreThrows(@ForAll("amounts") TokenAmount a, @ForAll("amounts") TokenAmount b) {
    if (b.isMoreThan(a)) {
      assertThatThrownBy(() -> a.minus(b)).isInstanceOf(ArithmeticException.class);
      assertThat(a.minusOrZero(b)).isEqualTo(TokenAmount.ZERO);
    }
  }

  @Property
  void floorAndCeilingBracketTheQuotient(
      @ForAll("amounts") TokenAmount a,
      @ForAll @LongRange(min = 0, max = 10_000) long numerator,
      @ForAll @LongRange(min = 10_000) long denominator) {
    TokenAmount floor = a.mulDivFloor(numerator, denominator);
    TokenAmount ceil = a.mulDivCeil(numerator, denominator);
    BigInteger product = a.units().multiply(BigInteger.valueOf(numerator));
    BigInteger d = BigInteger.valueOf(denominator);
    assertThat(floor.units().multiply(d)).isLessThanOrEqualTo(product);
    assertThat(floor.units().add(BigInteger.ONE).multiply(d)).isGreaterThan(product);
    assertThat(ceil.units().multiply(d)).isGreaterThanOrEqualTo(product);
    assertThat(ceil.minus(floor).units()).isLessThanOrEqualTo(BigInteger.ONE);
  }

  @Property
  void partsByBasisPointsNeverExceedTheWhole(
      @ForAll("amounts") TokenAmount a, @ForAll @LongRange(min = 0, max = 10_000) long part) {
    BasisPoints share = BasisPoints.of((int) part);
    TokenAmount sum = share.ofFloor(a).plus(share.complement().ofFloor(a));
    assertThat(a.minus(sum).units()).isLessThanOrEqualTo(BigInteger.ONE);
  }

  @Property
  void textReadsBack(@ForAll("amounts") TokenAmount a) {
    assertThat(TokenAmount.parse(a.toString())).isEqualTo(a);
  }
}
