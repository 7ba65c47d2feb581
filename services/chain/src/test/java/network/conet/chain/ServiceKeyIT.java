package network.conet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import network.conet.chain.transaction.Fees;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.Status;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.Submission;
import network.conet.chain.transaction.TransactionState;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Keccak;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;
import network.conet.units.Hex;
import network.conet.units.TxHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service's own calls happen, and happen once, whatever becomes of its nonces. */
class ServiceKeyIT {
  private final TransactionsOnAnvil network = new TransactionsOnAnvil();

  @AfterEach
  void stop() {
    network.close();
  }

  private StoredTransaction submit(String key, long block) {
    Submission submission =
        network.submitCall.submit(
            TransactionsOnAnvil.call(key),
            TransactionsOnAnvil.ANCHOR,
            TransactionsOnAnvil.checkpoint(block));
    assertThat(submission).isInstanceOf(Submission.Accepted.class);
    return ((Submission.Accepted) submission).transaction();
  }

  private StoredTransaction now(String key) {
    return network.store.byCall(TransactionsOnAnvil.call(key)).orElseThrow();
  }

  /** How often the chain carried the call out. */
  private long times(long block) {
    String data = TransactionsOnAnvil.checkpoint(block).hex();
    long head = network.node.head().number();
    long times = 0;
    for (long n = 0; n <= head; n++) {
      for (var t :
          network
              .rpc
              .call("eth_getBlockByNumber", "0x" + Long.toHexString(n), true)
              .path("transactions")) {
        times += t.path("input").asText().equals(data) ? 1 : 0;
      }
    }
    return times;
  }

  private String elsewhere(long nonce, long gwei) {
    return network.rpc.text(
        "eth_sendRawTransaction",
        TransactionsOnAnvil.signed(network.serviceSecret, nonce, 1, gwei).hex());
  }

  @Test
  void aCallWhoseNonceWasUsedElsewhereIsSignedAgainWhenThatIsFinal() {
    StoredTransaction first = submit("anchor:1", 1);
    elsewhere(0, 50);
    network.mine();
    network.followBlocks();
    assertThat(now("anchor:1").state()).isEqualTo(TransactionState.REPLACED);
    network.tendAll();
    assertThat(now("anchor:1").hash()).isEqualTo(first.hash());
    for (int i = 0; i < 3; i++) {
      network.mine();
    }
    network.followBlocks();
    network.tendAll();
    network.tendAll();
    StoredTransaction second = now("anchor:1");
    assertThat(second.nonce()).isEqualTo(new Nonce(1));
    assertThat(submit("anchor:1", 1).hash()).isEqualTo(second.hash());
    network.mine();
    network.followBlocks();
    assertThat(now("anchor:1").state()).isEqualTo(TransactionState.CONFIRMED);
    assertThat(times(1)).isOne();
  }

  /** Stored, and the process died before it was sent. */
  @Test
  void whatWasStoredAndNotSentIsSent() {
    Fees fees = new Fees(new Gas(100_000), Wei.of(5_000_000_000L), Wei.of(1));
    SignedEnvelope envelope = TransactionsOnAnvil.signed(network.serviceSecret, 0, 1, 5);
    network.store.insertNext(
        network.serviceSecret.address(),
        TransactionsOnAnvil.call("anchor:1"),
        new Nonce(0),
        nonce ->
            new StoredTransaction(
                TxHash.of(Keccak.bytes(Hex.parse(envelope.hex()))),
                network.serviceSecret.address(),
                nonce,
                TransactionsOnAnvil.TOKEN,
                TransactionsOnAnvil.checkpoint(1),
                envelope,
                fees,
                Optional.of(TransactionsOnAnvil.call("anchor:1")),
                new Status.Pending(),
                Instant.ofEpochSecond(1_800_000_000),
                Optional.empty()));
    network.tendAll();
    network.mine();
    network.followBlocks();
    assertThat(now("anchor:1").state()).isEqualTo(TransactionState.CONFIRMED);
  }

  /** A restored database has lost the rows of nonces 0 and 1, which were never mined. */
  @Test
  void aGapIsFilledAndNoCallIsMoved() {
    submit("a", 1);
    submit("b", 2);
    StoredTransaction third = submit("c", 3);
    network.store.byCall(TransactionsOnAnvil.call("a")).ifPresent(this::lose);
    network.store.byCall(TransactionsOnAnvil.call("b")).ifPresent(this::lose);
    network.rpc.call("anvil_dropAllTransactions");
    network.tendAll();
    network.mine();
    network.followBlocks();
    assertThat(now("c").state()).isEqualTo(TransactionState.CONFIRMED);
    assertThat(now("c").hash()).isEqualTo(third.hash());
    assertThat(times(1) + times(2)).isZero();
    assertThat(times(3)).isOne();
    assertThat(submit("d", 4).nonce()).isEqualTo(new Nonce(3));
  }

  private void lose(StoredTransaction transaction) {
    try (var connection = network.database.dataSource().getConnection();
        var delete = connection.prepareStatement("DELETE FROM transaction WHERE hash = ?")) {
      delete.setBytes(1, transaction.hash().toBytes());
      assertThat(delete.executeUpdate()).isOne();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFeeThatTheChainHasOutgrownIsRaisedUnderTheSameNonce() {
    StoredTransaction first = submit("anchor:1", 1);
    network.rpc.call("anvil_setNextBlockBaseFeePerGas", "0x174876e800");
    network.mine();
    network.followBlocks();
    assertThat(now("anchor:1").state()).isEqualTo(TransactionState.PENDING);
    network.tendAll();
    StoredTransaction second = now("anchor:1");
    assertThat(second.nonce()).isEqualTo(first.nonce());
    assertThat(second.hash()).isNotEqualTo(first.hash());
    network.mine();
    network.followBlocks();
    assertThat(now("anchor:1").state()).isEqualTo(TransactionState.CONFIRMED);
    assertThat(times(1)).isOne();
    assertThat(network.store.byHash(first.hash()).orElseThrow().state())
        .isEqualTo(TransactionState.REPLACED);
  }
}
