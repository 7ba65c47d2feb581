package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;
import org.junit.jupiter.api.Test;

class SweepRulesTest {
  private static final Instant START = Instant.ofEpochSecond(1_000_000);
  private static final FeeMarket FREE = new FeeMarket(Wei.ZERO, new Gas(30_000_000));
  private static final SenderOnChain RICH =
      new SenderOnChain(new Nonce(0), Wei.of(1_000_000_000_000L));

  private final SweepRules rules =
      new SweepRules(
          new Patience(
              Duration.ofSeconds(5),
              Duration.ofMinutes(2),
              Duration.ofMinutes(10),
              Duration.ofHours(1),
              12));

  private static StoredTransaction transaction(Status status, Optional<Instant> sent) {
    SignedEnvelope envelope = Examples.envelope("one");
    return new StoredTransaction(
        Examples.hash(envelope),
        Examples.SENDER,
        new Nonce(0),
        Examples.STAKING,
        Examples.DELEGATE,
        envelope,
        Examples.FEES,
        Optional.empty(),
        status,
        START,
        sent);
  }

  private SweepRules.Decision after(Duration age, StoredTransaction t, boolean follows) {
    return rules.decide(t, follows, true, RICH, FREE, START.plus(age));
  }

  @Test
  void isSentAgainEverMoreSeldom() {
    StoredTransaction sent = transaction(new Status.Pending(), Optional.of(START));
    assertThat(after(Duration.ofSeconds(4), sent, true)).isEqualTo(new SweepRules.Decision.Wait());
    assertThat(after(Duration.ofSeconds(5), sent, true)).isEqualTo(new SweepRules.Decision.Send());
    StoredTransaction again = transaction(new Status.Pending(), Optional.of(START.plusSeconds(40)));
    assertThat(after(Duration.ofSeconds(79), again, true))
        .isEqualTo(new SweepRules.Decision.Wait());
    assertThat(after(Duration.ofSeconds(80), again, true))
        .isEqualTo(new SweepRules.Decision.Send());
  }

  /** On a chain with free gas the node would take the older in the place of the newer. */
  @Test
  void theOlderOfTwoOfOneNonceIsNeverSent() {
    StoredTransaction older = transaction(new Status.Pending(), Optional.empty());
    assertThat(rules.decide(older, true, false, RICH, FREE, START))
        .isEqualTo(new SweepRules.Decision.Wait());
  }

  @Test
  void isUnknownThenDropped() {
    StoredTransaction pending = transaction(new Status.Pending(), Optional.of(START));
    StoredTransaction unknown = transaction(new Status.Unknown(), Optional.of(START));
    assertThat(after(Duration.ofMinutes(2), pending, true))
        .isEqualTo(new SweepRules.Decision.CallUnknown());
    assertThat(after(Duration.ofMinutes(59), unknown, true))
        .isEqualTo(new SweepRules.Decision.Send());
    assertThat(after(Duration.ofHours(1), unknown, true))
        .isEqualTo(new SweepRules.Decision.Drop(DropReason.EXPIRED));
  }

  @Test
  void whatCannotComeIsDroppedWithItsReason() {
    StoredTransaction t = transaction(new Status.Unknown(), Optional.empty());
    Instant late = START.plus(Duration.ofMinutes(10));
    SenderOnChain poor = new SenderOnChain(new Nonce(0), Wei.of(999_999));
    FeeMarket dear = new FeeMarket(Wei.of(11), new Gas(30_000_000));
    assertThat(rules.decide(t, false, true, RICH, FREE, late))
        .isEqualTo(new SweepRules.Decision.Drop(DropReason.NONCE_GAP));
    assertThat(rules.decide(t, true, true, poor, FREE, late))
        .isEqualTo(new SweepRules.Decision.Drop(DropReason.UNFUNDED));
    assertThat(rules.decide(t, true, true, RICH, dear, late))
        .isEqualTo(new SweepRules.Decision.Drop(DropReason.FEE_TOO_LOW));
    assertThat(rules.decide(t, true, true, poor, FREE, START))
        .isEqualTo(new SweepRules.Decision.Wait());
  }
}
