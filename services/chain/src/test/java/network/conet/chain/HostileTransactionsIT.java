package network.conet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chain.transaction.DropReason;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.Status;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.Submission;
import network.conet.chain.transaction.TransactionState;
import network.conet.chainaccess.SigningKey;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Transactions that cannot be carried out, beside some that can. {@code -Dhostile=10000} sends as
 * many as the long run does.
 */
class HostileTransactionsIT {
  private static final int HOSTILE = Integer.getInteger("hostile", 600);
  private static final int OF_ACCOUNT = 20;

  private final TransactionsOnAnvil network = new TransactionsOnAnvil();

  @AfterEach
  void stop() {
    network.close();
  }

  private TransactionState state(TxHash hash) {
    return network.store.byHash(hash).orElseThrow().state();
  }

  private static TxHash accepted(Submission submission) {
    assertThat(submission).isInstanceOf(Submission.Accepted.class);
    return ((Submission.Accepted) submission).transaction().hash();
  }

  private static void assertRefused(Submission submission, ErrorCode code) {
    assertThat(submission)
        .isInstanceOfSatisfying(
            Submission.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  /** Seen: 520 dead ones, and no other transaction of the network was seen to settle any more. */
  @Test
  void theDeadKeepNobodyWaiting() {
    List<TxHash> dead = new ArrayList<>();
    int accounts = Math.ceilDiv(HOSTILE, OF_ACCOUNT);
    for (int a = 0; a < accounts; a++) {
      SigningKey key = network.funded();
      for (int nonce = 1; nonce <= OF_ACCOUNT; nonce++) {
        Submission sent = network.send(TransactionsOnAnvil.signed(key, nonce, 1, 5), "mallory" + a);
        if (sent instanceof Submission.Accepted(StoredTransaction stored)) {
          dead.add(stored.hash());
        } else {
          // from here on the store is as full as it may be
          assertRefused(sent, ErrorCode.BUSY);
        }
      }
    }
    assertThat(dead).hasSize(Math.min(accounts * OF_ACCOUNT, 2_000));
    emptyOf(dead.subList(0, OF_ACCOUNT));
    for (int block = 0; block < 3; block++) {
      List<TxHash> honest = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        Submission sent =
            network.send(TransactionsOnAnvil.signed(network.funded(), 0, 2, 5), "alice");
        if (dead.size() < 2_000) {
          honest.add(accepted(sent));
        } else {
          assertRefused(sent, ErrorCode.BUSY);
        }
      }
      network.submitCall.submit(
          TransactionsOnAnvil.call("anchor:" + block),
          TransactionsOnAnvil.ANCHOR,
          TransactionsOnAnvil.checkpoint(block));
      network.mine();
      network.track.followBlocks();
      assertThat(honest).allMatch(hash -> state(hash) == TransactionState.CONFIRMED);
      assertThat(network.store.byCall(TransactionsOnAnvil.call("anchor:" + block)))
          .map(StoredTransaction::state)
          .contains(TransactionState.CONFIRMED);
    }
    network.pass(TransactionsOnAnvil.HOPELESS);
    for (int round = 0; round < 2 + accounts / 200; round++) {
      network.track.tendOpen();
    }
    assertThat(dead).allMatch(hash -> state(hash) == TransactionState.DROPPED);
    assertThat(network.store.byHash(dead.getFirst()).orElseThrow().status())
        .isEqualTo(new Status.Dropped(DropReason.UNFUNDED, Optional.empty()));
    assertThat(network.store.byHash(dead.getLast()).orElseThrow().status())
        .isEqualTo(new Status.Dropped(DropReason.NONCE_GAP, Optional.empty()));
    network.pass(Duration.ofDays(3));
    network.track.tendOpen();
    assertThat(dead).allMatch(hash -> network.store.byHash(hash).isEmpty());
  }

  /** Takes their coin from the senders, so that they cannot pay any more. */
  private void emptyOf(List<TxHash> hashes) {
    AccountAddress sender = network.store.byHash(hashes.getFirst()).orElseThrow().sender();
    network.rpc.call("anvil_setBalance", sender.hex(), "0x0");
  }

  @Test
  void oneAccountAndOneCallerHaveSoManyOpenAndNoMore() {
    SigningKey key = network.funded();
    for (int nonce = 0; nonce < 63; nonce++) {
      accepted(network.send(TransactionsOnAnvil.signed(key, nonce, 1, 5), "mallory"));
    }
    accepted(network.send(TransactionsOnAnvil.signed(key, 1, 2, 6), "mallory"));
    accepted(network.send(TransactionsOnAnvil.signed(key, 63, 1, 5), "mallory"));
    assertRefused(
        network.send(TransactionsOnAnvil.signed(key, 2, 2, 6), "mallory"), ErrorCode.TOO_MANY_OPEN);
    for (int a = 0; a < 3; a++) {
      SigningKey other = network.funded();
      for (int nonce = 0; nonce < 64; nonce++) {
        accepted(network.send(TransactionsOnAnvil.signed(other, nonce, 1, 5), "mallory"));
      }
    }
    assertRefused(
        network.send(TransactionsOnAnvil.signed(network.funded(), 0, 1, 5), "mallory"),
        ErrorCode.TOO_MANY_OPEN);
    accepted(network.send(TransactionsOnAnvil.signed(network.funded(), 0, 1, 5), "alice"));
  }

  @Test
  void ofTwoOfOneNonceEachIsToldWhatBecameOfIt() {
    SigningKey key = network.funded();
    TxHash first = accepted(network.send(TransactionsOnAnvil.signed(key, 0, 1, 5), "alice"));
    assertRefused(
        network.send(TransactionsOnAnvil.signed(key, 0, 3, 5), "alice"),
        ErrorCode.REPLACEMENT_UNDERPRICED);
    TxHash second = accepted(network.send(TransactionsOnAnvil.signed(key, 0, 2, 6), "alice"));
    assertThat(network.store.byHash(first).orElseThrow().status())
        .isEqualTo(new Status.Dropped(DropReason.DISPLACED, Optional.of(second)));
    network.mine();
    network.followBlocks();
    assertThat(state(second)).isEqualTo(TransactionState.CONFIRMED);
    assertThat(state(first)).isEqualTo(TransactionState.REPLACED);
    assertThat(network.store.byHash(first).orElseThrow().replacedBy()).contains(second);
  }

  @Test
  void whatASenderDidElsewhereEndsWhatItDidHere() {
    SigningKey key = network.funded();
    TxHash here = accepted(network.send(TransactionsOnAnvil.signed(key, 0, 1, 5), "alice"));
    SignedEnvelope elsewhere = TransactionsOnAnvil.signed(key, 0, 9, 7);
    String hash = network.rpc.text("eth_sendRawTransaction", elsewhere.hex());
    network.mine();
    network.followBlocks();
    assertThat(state(here)).isEqualTo(TransactionState.REPLACED);
    assertThat(network.store.byHash(here).orElseThrow().replacedBy()).contains(TxHash.parse(hash));
  }

  @Test
  void whatABlockHeldIsPendingAgainWithoutItAndSentAgain() {
    SigningKey key = network.funded();
    String before = network.rpc.text("evm_snapshot");
    TxHash hash = accepted(network.send(TransactionsOnAnvil.signed(key, 0, 1, 5), "alice"));
    network.mine();
    network.followBlocks();
    assertThat(state(hash)).isEqualTo(TransactionState.CONFIRMED);
    network.rpc.call("evm_revert", before);
    network.followBlocks();
    assertThat(state(hash)).isEqualTo(TransactionState.CONFIRMED);
    network.rpc.call("evm_increaseTime", 5);
    network.mine();
    network.followBlocks();
    assertThat(state(hash)).isEqualTo(TransactionState.PENDING);
    network.tendAll();
    network.mine();
    network.followBlocks();
    assertThat(state(hash)).isEqualTo(TransactionState.CONFIRMED);
  }
}
