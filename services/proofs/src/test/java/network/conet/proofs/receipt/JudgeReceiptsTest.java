package network.conet.proofs.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.receipt.Refusal;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.receipt.SessionVerifier;
import network.conet.evidence.receipt.Verdict;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.RsaSignature;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proofs.chainstate.ChainFact;
import network.conet.proofs.epoch.Dataset;
import network.conet.proofs.epoch.EpochRule;
import network.conet.proofs.epoch.Epochs;
import network.conet.proofs.fixtures.InMemoryStores;
import network.conet.proofs.fixtures.Network;
import network.conet.proofs.fixtures.Network.Node;
import network.conet.proofs.fixtures.Network.Session;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgeReceiptsTest {
  private static final IssuerPrivateKey ISSUER = IssuerPrivateKey.generate(Network.RANDOM);
  private static final VoucherWindow WINDOW = VoucherWindow.of(0);
  private static final Instant NOW = Instant.ofEpochSecond(1_000);

  private final InMemoryStores stores = new InMemoryStores();
  private final Node node = Node.fresh();
  private StoreReceipts store;
  private JudgeReceipts judge;

  @BeforeEach
  void oneKnownNode() {
    stores.add(List.of(node.registeredAt(1, 0)));
    Epochs epochs = new Epochs(new EpochRule(Duration.ofSeconds(60), NOW), stores);
    SessionVerifier verifier =
        new SessionVerifier(
            Network.DOMAIN,
            Network.WINDOW_LENGTH,
            (window, denomination) ->
                window.equals(WINDOW) && denomination.equals(Network.MEBIBYTE)
                    ? Optional.of(ISSUER.publicKey())
                    : Optional.empty());
    store = new StoreReceipts(stores, stores, stores, Clock.fixed(NOW, ZoneOffset.UTC));
    judge = new JudgeReceipts(stores, stores, epochs, verifier, stores, stores, stores, stores);
  }

  @Test
  void theNewestReceiptOfASessionIsSettledAndTold() {
    Session session = session();
    List<Verdict> verdicts = judged(session.receipt(1_000, 1), session.receipt(5_000, 2));
    assertThat(verdicts)
        .containsExactly(
            new Verdict.Accepted(ByteCount.of(1_000)), new Verdict.Accepted(ByteCount.of(4_000)));
    assertThat(stores.settled(List.of(session.voucher().id())).get(session.voucher().id()))
        .satisfies(s -> assertThat(s.bytesCarried()).isEqualTo(ByteCount.of(5_000)));
    assertThat(stores.toldJudged).hasSize(2);
  }

  @Test
  void aRedeliveredBatchChangesNothing() {
    Session session = session();
    judged(session.receipt(1_000, 1));
    assertThat(judge.judge(stores.toldReceived)).isEmpty();
    assertThat(stores.toldJudged).hasSize(1);
  }

  @Test
  void theSameSubmissionAgainIsStoredAndToldOnce() {
    SessionEvidence receipt = session().receipt(1_000, 1);
    store.store(List.of(receipt, receipt));
    store.store(List.of(receipt));
    assertThat(stores.toldReceived).hasSize(1);
  }

  @Test
  void aRejectedReceiptLeavesTheSessionWhereItWas() {
    Session session = session();
    assertThat(
            judged(
                session.receipt(1_000, 2),
                session.receipt(2_000, 1),
                session.receipt(900, 3),
                session.receipt(1_500, 4)))
        .containsExactly(
            new Verdict.Accepted(ByteCount.of(1_000)),
            new Verdict.Refused(Refusal.NOT_MONOTONIC),
            new Verdict.Refused(Refusal.NOT_MONOTONIC),
            new Verdict.Accepted(ByteCount.of(500)));
  }

  @Test
  void whatWasSettledCannotBeSettledAgainUnderAnotherSignature() {
    Session session = session();
    Voucher again =
        new Voucher(
            session.voucher().prepared(),
            Session.open(ISSUER, WINDOW, Network.MEBIBYTE, node.id()).voucher().signature());
    judged(session.receipt(1_000, 1));
    assertThat(judged(new SessionEvidence(again, session.receipt(1_000, 1).signed())))
        .containsExactly(new Verdict.Refused(Refusal.REPLAYED));
  }

  @Test
  void moreThanTheDenominationIsRefused() {
    assertThat(judged(session().receipt(Network.MEBIBYTE.bytes() + 1, 1)))
        .containsExactly(new Verdict.Refused(Refusal.OVER_DENOMINATION));
  }

  @Test
  void aForeignSignatureIsRefused() {
    Session session = session();
    assertThat(judged(session.receiptFor(node.id(), 1_000, 1, SigningKey.generate(Network.RANDOM))))
        .containsExactly(new Verdict.Refused(Refusal.BAD_RECEIPT_SIGNATURE));
  }

  @Test
  void aVoucherThatNobodyIssuedIsRefused() {
    Session session = session();
    Voucher forged =
        new Voucher(session.voucher().prepared(), RsaSignature.of(new byte[RsaSignature.BYTES]));
    assertThat(judged(new SessionEvidence(forged, session.receipt(1_000, 1).signed())))
        .containsExactly(new Verdict.Refused(Refusal.BAD_VOUCHER_SIGNATURE));
  }

  @Test
  void aVoucherOfADenominationThatHasNoKeyIsRefused() {
    Session session = Session.open(ISSUER, WINDOW, ByteCount.of(7), node.id());
    assertThat(judged(session.receipt(5, 1)))
        .containsExactly(new Verdict.Refused(Refusal.UNKNOWN_VOUCHER_KEY));
  }

  @Test
  void aVoucherForAnotherNodeIsRefused() {
    Node other = Node.fresh();
    stores.add(List.of(other.registeredAt(1, 1)));
    Session session = session();
    assertThat(judged(session.receiptFor(other.id(), 1_000, 1, session.sessionKey())))
        .containsExactly(new Verdict.Refused(Refusal.WRONG_NODE));
  }

  @Test
  void anUnknownOrRetiredNodeIsRefused() {
    Session stranger = Session.open(ISSUER, WINDOW, Network.MEBIBYTE, Node.fresh().id());
    Session late = session();
    stores.add(List.of(new ChainFact.NodeRetired(Network.at(2, 0), node.id())));
    assertThat(judged(stranger.receipt(1, 1), late.receipt(1, 1)))
        .containsOnly(new Verdict.Refused(Refusal.UNKNOWN_NODE));
  }

  @Test
  void aVoucherIsGoodForItsWindowAndTheNextOnly() {
    Session session = session();
    freeze(1);
    freeze(2);
    assertThat(judged(session.receipt(1_000, 1))).allMatch(Verdict.Accepted.class::isInstance);
    freeze(3);
    assertThat(judged(session.receipt(2_000, 2)))
        .containsExactly(new Verdict.Refused(Refusal.VOUCHER_EXPIRED));
  }

  private Session session() {
    return Session.open(ISSUER, WINDOW, Network.MEBIBYTE, node.id());
  }

  private void freeze(long epoch) {
    stores.save(
        new Dataset(EpochId.of(epoch), Network.block(epoch * 10, 1_000), Hash32.ZERO, List.of()));
  }

  private List<Verdict> judged(SessionEvidence... receipts) {
    store.store(List.of(receipts));
    List<ReceivedReceipt> all = List.copyOf(stores.toldReceived);
    return judge.judge(all.subList(all.size() - receipts.length, all.size())).stream()
        .map(JudgedReceipt::verdict)
        .toList();
  }
}
