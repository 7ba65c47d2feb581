package network.conet.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnbondingTest {
  private static final Optional<Instant> OLDEST = Optional.of(Instant.ofEpochSecond(1_800_000_000));

  @Test
  void saysFromWhenTheOldestCanBeWithdrawn() {
    assertThat(Unbonding.sentence("NothingMatured", OLDEST))
        .contains("withdrawn from 2027-01-15T08:00:00Z");
    assertThat(Unbonding.sentence("UnbondingQueueFull", OLDEST))
        .contains("conet withdraw", "from 2027-01-15T08:00:00Z");
  }

  @Test
  void saysWhereNothingUnbondsAtAll() {
    assertThat(Unbonding.sentence("NothingMatured", Optional.empty()))
        .contains("Nothing of yours is unbonding");
  }
}
