package network.conet.proofs.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.voucher.BlindedMessage;
import network.conet.evidence.voucher.BlindingOutcome;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.VoucherBlinding;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherRequest;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proofs.chainstate.ChainFact;
import network.conet.proofs.epoch.Dataset;
import network.conet.proofs.epoch.EpochRule;
import network.conet.proofs.epoch.Epochs;
import network.conet.proofs.epoch.PriceList;
import network.conet.proofs.fixtures.InMemoryKeys;
import network.conet.proofs.fixtures.InMemoryStores;
import network.conet.proofs.fixtures.Network;
import network.conet.proofs.fixtures.Network.Node;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.units.BlockNumber;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.SignatureBytes;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssueVouchersTest {
  private static final VoucherWindow NOW = VoucherWindow.of(0);
  private static final VoucherWindow NEXT = VoucherWindow.of(1);

  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryKeys keyStore = new InMemoryKeys();
  private final SigningKey payer = SigningKey.generate(Network.RANDOM);
  private KeyRing keys;
  private IssueVouchers issue;
  private QuoteVouchers quote;

  /** A MiB costs 3 units: 3000 / 1024, rounded up. */
  @BeforeEach
  void payerWithCreditOfTen() {
    stores.add(
        List.of(
            new ChainFact.BlockAdded(Network.block(5, 1_001)),
            Network.price(1, 3_000),
            new ChainFact.CreditCommitted(
                Network.at(2, 0), payer.address(), TokenAmount.ofUnits(10))));
    Epochs epochs =
        new Epochs(new EpochRule(Duration.ofSeconds(60), Instant.ofEpochSecond(1_000)), stores);
    keys =
        new KeyRing(
            stores,
            epochs,
            keyStore,
            new KeySealing(new byte[32], Network.RANDOM),
            Network.WINDOW_LENGTH,
            new TreeSet<>(List.of(Network.MEBIBYTE)),
            Network.RANDOM);
    keys.makeReady();
    PriceList prices = new PriceList(stores, stores, Network.WINDOW_LENGTH);
    issue = new IssueVouchers(Network.DOMAIN, stores, keys, stores, prices);
    quote = new QuoteVouchers(stores, keys, prices);
  }

  @Test
  void aVoucherThatWasSignedUnseenVerifiesOnceUnblinded() {
    PreparedVoucher prepared =
        PreparedVoucher.prepare(
            new VoucherMessage(
                NEXT,
                Network.MEBIBYTE,
                Node.fresh().id(),
                SigningKey.generate(Network.RANDOM).publicKey()),
            Network.RANDOM);
    var key = keys.find(NEXT, Network.MEBIBYTE).orElseThrow();
    VoucherBlinding blinding = VoucherBlinding.blind(prepared, key, Network.RANDOM);
    IssueOutcome.Issued issued = issued(request(NEXT, blinding.blinded()));
    assertThat(blinding.finish(issued.signatures().getFirst()))
        .isInstanceOf(BlindingOutcome.Issued.class);
    assertThat(issued.remainingCredit()).isEqualTo(TokenAmount.ofUnits(7));
  }

  @Test
  void eachVoucherIsRoundedUpAndDebited() {
    assertThat(issued(request(NOW, blinded(), blinded())).remainingCredit())
        .isEqualTo(TokenAmount.ofUnits(4));
  }

  /** Windows span two epochs; the price rises in the block that ends epoch 1, and again later. */
  @Test
  void aVoucherCostsWhatItsWindowCostsAndNotWhatAVoteHasMadeOfItSince() {
    stores.add(List.of(Network.price(6, 30_000)));
    assertThat(issued(request(NEXT, blinded())).remainingCredit())
        .isEqualTo(TokenAmount.ofUnits(7));

    freeze(1, 6);
    stores.add(List.of(Network.price(7, 1)));
    keys.makeReady();
    assertThat(prices()).containsExactly("0 at 3000: 3", "1 at 3000: 3", "2 at 30000: 30");
    VoucherRequest dear = request(VoucherWindow.of(2), blinded());
    assertRefused(issue.issue(dear, sign(dear)), ErrorCode.CREDIT_EXHAUSTED);
    assertThat(issued(request(NEXT, blinded())).remainingCredit())
        .isEqualTo(TokenAmount.ofUnits(4));
  }

  @Test
  void nothingIsIssuedWhileNoPriceIsKnown() {
    stores.takeBackAbove(BlockNumber.ZERO);
    VoucherRequest early = request(NOW, blinded());
    assertRefused(issue.issue(early, sign(early)), ErrorCode.CHAIN_NOT_FOLLOWED);
    assertThat(quote.quotes()).allMatch(next -> next.price().isEmpty());
  }

  @Test
  void theSameRequestGetsTheSameAnswerAndIsPaidOnce() {
    VoucherRequest request = request(NOW, blinded());
    IssueOutcome.Issued first = issued(request);
    assertThat(issued(request)).isEqualTo(first);
  }

  @Test
  void aRequestIdIsNotUsedForAnotherRequest() {
    VoucherRequest first = request(NOW, blinded());
    issued(first);
    VoucherRequest other =
        new VoucherRequest(
            first.requestId(), payer.address(), NOW, Network.MEBIBYTE, List.of(blinded()));
    assertRefused(issue.issue(other, sign(other)), ErrorCode.REQUEST_ID_REUSED);
  }

  @Test
  void creditIsNeverOverdrawn() {
    VoucherRequest four = request(NOW, blinded(), blinded(), blinded(), blinded());
    assertRefused(issue.issue(four, sign(four)), ErrorCode.CREDIT_EXHAUSTED);
    assertThat(issued(request(NOW, blinded(), blinded(), blinded())).remainingCredit())
        .isEqualTo(TokenAmount.ofUnits(1));
    VoucherRequest more = request(NOW, blinded());
    assertRefused(issue.issue(more, sign(more)), ErrorCode.CREDIT_EXHAUSTED);
  }

  @Test
  void creditTakenBackByTheChainIsGoneAndWhatWasSpentIsOwed() {
    issued(request(NOW, blinded()));
    stores.takeBackAbove(BlockNumber.of(1));
    stores.add(
        List.of(
            new ChainFact.CreditCommitted(
                Network.at(3, 0), payer.address(), TokenAmount.ofUnits(5))));
    VoucherRequest more = request(NOW, blinded());
    assertRefused(issue.issue(more, sign(more)), ErrorCode.CREDIT_EXHAUSTED);
  }

  @Test
  void onlyThePayerSpendsItsCredit() {
    VoucherRequest request = request(NOW, blinded());
    SignatureBytes foreign =
        SigningKey.generate(Network.RANDOM).sign(request.digest(Network.DOMAIN));
    assertRefused(issue.issue(request, foreign), ErrorCode.BAD_PAYER_SIGNATURE);
    assertThat(issued(request).remainingCredit()).isEqualTo(TokenAmount.ofUnits(7));
  }

  @Test
  void windowsFarAheadAndUnknownDenominationsAreRefused() {
    VoucherRequest ahead = request(VoucherWindow.of(2), blinded());
    assertRefused(issue.issue(ahead, sign(ahead)), ErrorCode.WINDOW_NOT_OPEN);
    VoucherRequest odd =
        new VoucherRequest(
            Network.hash(), payer.address(), NOW, ByteCount.of(7), List.of(blinded()));
    assertRefused(issue.issue(odd, sign(odd)), ErrorCode.UNKNOWN_DENOMINATION);
  }

  @Test
  void aNumberAboveTheModulusIsRefusedAndCostsNothing() {
    VoucherRequest high = request(NOW, new BlindedMessage("0x" + "ff".repeat(256)));
    assertRefused(issue.issue(high, sign(high)), ErrorCode.MALFORMED_REQUEST);
    assertThat(stores.balance(payer.address())).isEqualTo(10);
  }

  @Test
  void aRestartUnderTheSameSecretKeepsTheKeys() {
    KeyRing again = ring(new byte[32]);
    again.makeReady();
    assertThat(again.published()).isEqualTo(keys.published());
    assertThat(keys.published()).hasSize(2);
  }

  @Test
  void anotherSecretIsNoticedAtTheStart() {
    byte[] other = new byte[32];
    other[0] = 1;
    KeyRing again = ring(other);
    assertThatThrownBy(again::makeReady)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("issuer secret");
  }

  private void freeze(long epoch, long block) {
    stores.save(
        new Dataset(
            EpochId.of(epoch), Network.block(block, 1_000 + block), Network.hash(), List.of()));
  }

  private List<String> prices() {
    return quote.quotes().stream()
        .map(
            next ->
                next.key().window()
                    + " at "
                    + next.pricePerGib().orElseThrow()
                    + ": "
                    + next.price().orElseThrow())
        .toList();
  }

  private KeyRing ring(byte[] secret) {
    return new KeyRing(
        stores,
        new Epochs(new EpochRule(Duration.ofSeconds(60), Instant.ofEpochSecond(1_000)), stores),
        keyStore,
        new KeySealing(secret, Network.RANDOM),
        Network.WINDOW_LENGTH,
        new TreeSet<>(List.of(Network.MEBIBYTE)),
        Network.RANDOM);
  }

  private VoucherRequest request(VoucherWindow window, BlindedMessage... blinded) {
    return new VoucherRequest(
        Network.hash(), payer.address(), window, Network.MEBIBYTE, List.of(blinded));
  }

  private IssueOutcome.Issued issued(VoucherRequest request) {
    IssueOutcome outcome = issue.issue(request, sign(request));
    assertThat(outcome).isInstanceOf(IssueOutcome.Issued.class);
    return (IssueOutcome.Issued) outcome;
  }

  private SignatureBytes sign(VoucherRequest request) {
    return payer.sign(request.digest(Network.DOMAIN));
  }

  private static BlindedMessage blinded() {
    String some = Network.hash().hex().substring(2);
    return new BlindedMessage(
        "0x00" + IntStream.range(0, 8).mapToObj(i -> some).reduce("", String::concat).substring(2));
  }

  private static void assertRefused(IssueOutcome outcome, ErrorCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            IssueOutcome.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }
}
