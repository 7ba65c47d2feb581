package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrackTransactionsTest {
  private static final Instant START = Instant.ofEpochSecond(1_000_000);
  private static final SignedEnvelope ENVELOPE = Examples.envelope("one");

  private final FakeNode node = new FakeNode();
  private final FakeStore store = new FakeStore();

  @BeforeEach
  void oneOpenTransaction() {
    store.since = START;
    store.insert(
        new StoredTransaction(
            Examples.hash(ENVELOPE),
            Examples.SENDER,
            new Nonce(0),
            Examples.STAKING,
            Examples.DELEGATE,
            ENVELOPE,
            Optional.empty(),
            TransactionState.PENDING,
            Optional.empty()));
    store.markSent(Examples.hash(ENVELOPE), START);
  }

  private void runAt(Duration after) {
    new TrackTransactions(
            store,
            node,
            Clock.fixed(START.plus(after), ZoneOffset.UTC),
            Duration.ofSeconds(5),
            Duration.ofMinutes(2))
        .run();
  }

  private TransactionState state() {
    return store.byHash(Examples.hash(ENVELOPE)).orElseThrow().state();
  }

  @Test
  void theChainDecides() {
    runAt(Duration.ofSeconds(1));
    assertThat(state()).isEqualTo(TransactionState.PENDING);
    node.inclusions.put(Examples.hash(ENVELOPE), Examples.inclusion(true));
    runAt(Duration.ofSeconds(2));
    assertThat(state()).isEqualTo(TransactionState.CONFIRMED);
  }

  @Test
  void aRevertIsAnOutcome() {
    node.inclusions.put(Examples.hash(ENVELOPE), Examples.inclusion(false));
    runAt(Duration.ofSeconds(2));
    assertThat(state()).isEqualTo(TransactionState.REVERTED);
  }

  @Test
  void whatIsInNoBlockIsSentAgainAfterAWhile() {
    runAt(Duration.ofSeconds(4));
    assertThat(node.sent).isEmpty();
    runAt(Duration.ofSeconds(6));
    assertThat(node.sent).containsExactly(ENVELOPE);
    runAt(Duration.ofSeconds(7));
    assertThat(node.sent).hasSize(1);
  }

  @Test
  void unknownIsNotTheEnd() {
    runAt(Duration.ofMinutes(3));
    assertThat(state()).isEqualTo(TransactionState.UNKNOWN);
    node.inclusions.put(Examples.hash(ENVELOPE), Examples.inclusion(true));
    runAt(Duration.ofMinutes(4));
    assertThat(state()).isEqualTo(TransactionState.CONFIRMED);
  }
}
