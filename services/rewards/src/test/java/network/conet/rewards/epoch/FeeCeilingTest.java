package network.conet.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

class FeeCeilingTest {
  private static final Path VECTORS = Path.of("../../contracts/test/vectors/fees.json");

  @Test
  void countsWhatTheVectorsSay() throws IOException {
    JsonNode cases = new JsonMapper().readTree(VECTORS.toFile()).get("cases");
    assertThat(cases).hasSizeGreaterThan(1);
    for (JsonNode vector : cases) {
      FeeCeiling ceiling =
          FeeCeiling.of(
              TokenAmount.parse(vector.get("maxFeesPerDay").asText()),
              Duration.ofSeconds(vector.get("seconds").asLong()));
      assertThat(feesOf(ceiling.counted(measured(amounts(vector.get("measured"))))))
          .isEqualTo(amounts(vector.get("counted")));
    }
  }

  /** Nobody's fees grow, and together they are never more than the ceiling. */
  @Property
  void neverMoreThanTheCeiling(
      @ForAll @LongRange(min = 0) long most,
      @ForAll @Size(max = 20) List<@LongRange(min = 0) Long> fees) {
    List<TokenAmount> amounts = fees.stream().map(TokenAmount::ofUnits).toList();
    FeeCeiling ceiling = new FeeCeiling(TokenAmount.ofUnits(most));
    List<TokenAmount> counted = feesOf(ceiling.counted(measured(amounts)));
    TokenAmount sum = counted.stream().reduce(TokenAmount.ZERO, TokenAmount::plus);
    assertThat(sum).isLessThanOrEqualTo(ceiling.most());
    for (int i = 0; i < amounts.size(); i++) {
      assertThat(counted.get(i)).isLessThanOrEqualTo(amounts.get(i));
    }
  }

  @Test
  void anEpochTakesNoMoreThanItsLengthAllows() {
    EpochSnapshot anHour =
        new EpochSnapshot(
            EpochId.of(4),
            BlockNumber.of(99),
            Nodes.prefix(99),
            Instant.ofEpochSecond(1_700_000_000),
            Duration.ofHours(1),
            TokenAmount.ZERO,
            Nodes.PARAMETERS,
            List.of(Nodes.state(1, 1, 100_000, 1_003, 3), Nodes.state(2, 2, 100_000, 1_003, 3)),
            visitor -> {});
    TokenAmount perHour = Nodes.PARAMETERS.maxFeesPerDay().mulDivFloor(1, 24);
    ComputedEpoch epoch =
        new ComputeEpoch(new EpochDigest(31_337, Nodes.account(9)))
            .compute(
                anHour,
                measured(List.of(perHour, perHour)),
                Nodes.prefix(7),
                ComputeEpoch.Previous.none());
    assertThat(epoch.header().totals().fees())
        .isEqualTo(perHour.mulDivFloor(1, 2).plus(perHour.mulDivFloor(1, 2)));
  }

  private static List<TokenAmount> amounts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(amount -> TokenAmount.parse(amount.asText()))
        .toList();
  }

  private static List<NodeMeasurement> measured(List<TokenAmount> fees) {
    List<NodeMeasurement> measured = new ArrayList<>();
    for (TokenAmount amount : fees) {
      measured.add(
          new NodeMeasurement(
              Nodes.id(measured.size() + 1),
              BytesPerSecond.of(1_000),
              BasisPoints.of(9_000),
              amount));
    }
    return measured;
  }

  private static List<TokenAmount> feesOf(List<NodeMeasurement> measured) {
    return measured.stream().map(NodeMeasurement::fees).toList();
  }
}
