package network.conet.evidence.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import network.conet.evidence.Samples;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.WindowLength;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.SignatureBytes;
import org.junit.jupiter.api.Test;

class SessionVerifierTest {
  private static final EpochId EPOCH = EpochId.of(2);
  private static final Voucher VOUCHER = Samples.issue(Samples.prepared(), Samples.ISSUER);

  private final SessionVerifier verifier =
      new SessionVerifier(
          Samples.DOMAIN,
          new WindowLength(1),
          (window, denomination) ->
              window.equals(Samples.WINDOW) && denomination.equals(Samples.DENOMINATION)
                  ? Optional.of(Samples.ISSUER.publicKey())
                  : Optional.empty());

  private Verdict judge(SessionEvidence evidence, SettledSession before) {
    return verifier.judge(evidence, EPOCH, before, Samples.NODE::equals);
  }

  private Verdict judge(SessionEvidence evidence) {
    return judge(evidence, SettledSession.NOTHING);
  }

  private static SettledSession settled(long bytes, long sequence) {
    return new SettledSession(ByteCount.of(bytes), ReceiptSequence.of(sequence));
  }

  private static Verdict refused(Refusal reason) {
    return new Verdict.Refused(reason);
  }

  private static Verdict accepted(long bytes) {
    return new Verdict.Accepted(ByteCount.of(bytes));
  }

  @Test
  void goodEvidenceSettlesWhatIsNew() {
    assertThat(judge(Samples.evidence(VOUCHER, 1000, 1))).isEqualTo(accepted(1000));
    assertThat(judge(Samples.evidence(VOUCHER, 1500, 3), settled(1000, 1)))
        .isEqualTo(accepted(500));
    assertThat(judge(Samples.evidence(VOUCHER, 1000, 2), settled(1000, 1))).isEqualTo(accepted(0));
  }

  @Test
  void denominationIsTheLimitToTheByte() {
    long all = Samples.DENOMINATION.bytes();
    assertThat(judge(Samples.evidence(VOUCHER, all, 1))).isEqualTo(accepted(all));
    assertThat(judge(Samples.evidence(VOUCHER, all + 1, 1)))
        .isEqualTo(refused(Refusal.OVER_DENOMINATION));
  }

  @Test
  void sameReceiptAgainIsAReplayAndAnOlderOneNotMonotonic() {
    assertThat(judge(Samples.evidence(VOUCHER, 1000, 2), settled(1000, 2)))
        .isEqualTo(refused(Refusal.REPLAYED));
    assertThat(judge(Samples.evidence(VOUCHER, 999, 3), settled(1000, 2)))
        .isEqualTo(refused(Refusal.NOT_MONOTONIC));
    assertThat(judge(Samples.evidence(VOUCHER, 1001, 2), settled(1000, 2)))
        .isEqualTo(refused(Refusal.NOT_MONOTONIC));
    assertThat(judge(Samples.evidence(VOUCHER, 0, 0))).isEqualTo(refused(Refusal.NOT_MONOTONIC));
  }

  @Test
  void sessionKeyAloneSignsReceipts() {
    SessionEvidence good = Samples.evidence(VOUCHER, 1000, 1);
    SignedReceipt forged = good.receipt().sign(Samples.DOMAIN, Samples.key(0x33));
    assertThat(judge(new SessionEvidence(VOUCHER, forged)))
        .isEqualTo(refused(Refusal.BAD_RECEIPT_SIGNATURE));
    SignedReceipt inflated =
        new SignedReceipt(Samples.evidence(VOUCHER, 1001, 1).receipt(), good.signed().signature());
    assertThat(judge(new SessionEvidence(VOUCHER, inflated)))
        .isEqualTo(refused(Refusal.BAD_RECEIPT_SIGNATURE));
  }

  @Test
  void voucherIsForItsNodeOnly() {
    VoucherMessage elsewhere =
        new VoucherMessage(
            Samples.WINDOW, Samples.DENOMINATION, Samples.node(0x77), Samples.SESSION.publicKey());
    Voucher foreign =
        Samples.issue(PreparedVoucher.prepare(elsewhere, Samples.RANDOM), Samples.ISSUER);
    assertThat(judge(Samples.evidence(foreign, 1, 1))).isEqualTo(refused(Refusal.WRONG_NODE));
    assertThat(
            verifier.judge(
                Samples.evidence(VOUCHER, 1, 1), EPOCH, SettledSession.NOTHING, node -> false))
        .isEqualTo(refused(Refusal.UNKNOWN_NODE));
  }

  @Test
  void voucherNeedsItsOwnKeyAndWindow() {
    Voucher other = Samples.issue(Samples.prepared(), IssuerPrivateKey.generate(Samples.RANDOM));
    assertThat(judge(Samples.evidence(other, 1, 1)))
        .isEqualTo(refused(Refusal.BAD_VOUCHER_SIGNATURE));
    SessionVerifier keyless =
        new SessionVerifier(Samples.DOMAIN, new WindowLength(1), (w, d) -> Optional.empty());
    assertThat(keyless.judgeVoucher(VOUCHER, EPOCH)).contains(Refusal.UNKNOWN_VOUCHER_KEY);
    assertThat(verifier.judgeVoucher(VOUCHER, EpochId.of(3))).isEmpty();
    assertThat(verifier.judgeVoucher(VOUCHER, EpochId.of(4))).contains(Refusal.VOUCHER_EXPIRED);
    assertThat(verifier.judgeVoucher(VOUCHER, EpochId.of(1))).contains(Refusal.VOUCHER_EXPIRED);
  }

  @Test
  void fieldsOfTheWireReadBackOrAreMalformed() {
    SessionEvidence good = Samples.evidence(VOUCHER, 1000, 1);
    byte[] prepared = VOUCHER.prepared().toBytes();
    byte[] rsa = VOUCHER.signature().toBytes();
    byte[] signature = good.signed().signature().toBytes();
    SessionEvidence read =
        SessionEvidence.parse(prepared, rsa, Samples.NODE.toBytes(), 1000, 1, signature);
    assertThat(read).isEqualTo(good);
    assertThat(read.receiptId()).isEqualTo(good.receiptId());
    assertThatThrownBy(
            () -> SessionEvidence.parse(prepared, rsa, Samples.NODE.toBytes(), -1, 1, signature))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                SessionEvidence.parse(
                    prepared, new byte[255], Samples.NODE.toBytes(), 1, 1, signature))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                SessionEvidence.parse(
                    prepared, rsa, Samples.NODE.toBytes(), 1, 1, new byte[SignatureBytes.BYTES]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
