package network.conet.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import network.conet.evidence.dataset.DatasetRecord;
import network.conet.evidence.dataset.RecordKind;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.evidence.voucher.WindowLength;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import org.junit.jupiter.api.Test;

/** Values of the evidence are what they hold: equal, ordered and shown by it. */
class ValuesTest {
  private static final Voucher VOUCHER = Samples.issue(Samples.prepared(), Samples.ISSUER);

  @Test
  void recordsAreTheirKindKeyAndBody() {
    SessionEvidence evidence = Samples.evidence(VOUCHER, 5000, 9);
    DatasetRecord record = DatasetRecord.session(evidence, ByteCount.of(7));
    DatasetRecord same = DatasetRecord.session(evidence, ByteCount.of(7));
    assertThat(record).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(record).isNotEqualTo(DatasetRecord.session(evidence, ByteCount.of(8)));
    assertThat(record.kind()).isEqualTo(RecordKind.SETTLED_SESSION);
    assertThat(record.key()).isEqualTo(Hash32.of(VOUCHER.id().toBytes()));
    DatasetRecord report = DatasetRecord.report(uptime(), Samples.DOMAIN);
    assertThat(report).isNotEqualTo(record).isGreaterThan(record);
    assertThat(report.kind()).isEqualTo(RecordKind.UPTIME_REPORT);
    assertThat(report.key()).isEqualTo(uptime().report().digest(Samples.DOMAIN));
  }

  @Test
  void aReportIsItsAuthorsIfTheAuthorsKeySignedIt() {
    SignedReport report = uptime();
    assertThat(report.signedBy(Samples.key(2).address(), Samples.DOMAIN)).isTrue();
    assertThat(report.signedBy(Samples.key(3).address(), Samples.DOMAIN)).isFalse();
    assertThat(report.report().author()).isEqualTo(Samples.node(2));
  }

  private static SignedReport uptime() {
    return new UptimeReport(
            EpochId.of(1), Samples.node(1), Samples.node(2), new UptimeSlot(3), true, Hash32.ZERO)
        .sign(Samples.DOMAIN, Samples.key(2));
  }

  @Test
  void aWindowCostsWhatWasInForceTwoWindowsBefore() {
    WindowLength six = new WindowLength(6);
    assertThat(VoucherWindow.of(0).pricedAfter(six)).isEmpty();
    assertThat(VoucherWindow.of(1).pricedAfter(six)).isEmpty();
    assertThat(VoucherWindow.of(2).pricedAfter(six)).contains(EpochId.of(5));
    assertThat(VoucherWindow.of(4).pricedAfter(six)).contains(EpochId.of(17));
    assertThat(VoucherWindow.of(3).pricedAfter(new WindowLength(1))).contains(EpochId.of(1));
    assertThat(VoucherWindow.of(2).pricedAfter(new WindowLength(1))).isEmpty();
    assertThat(VoucherWindow.of(2).pricedAfter(new WindowLength(2))).contains(EpochId.of(1));
    assertThat(VoucherWindow.of(4)).isLessThan(VoucherWindow.of(5)).hasToString("4");
  }

  @Test
  void sequencesGoUpByOne() {
    assertThat(ReceiptSequence.NONE.next()).isEqualTo(ReceiptSequence.of(1));
    assertThat(ReceiptSequence.of(1)).isLessThan(ReceiptSequence.of(2)).hasToString("1");
  }

  @Test
  void keysAndVouchersAreTheirBytes() {
    IssuerPublicKey key = Samples.ISSUER.publicKey();
    IssuerPublicKey other = IssuerPrivateKey.generate(Samples.RANDOM).publicKey();
    IssuerPublicKey same = IssuerPublicKey.parse(key.toBytes());
    assertThat(key).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(key).isNotEqualTo(other).doesNotHaveToString("");
    assertThat(key.hashCode()).isNotEqualTo(other.hashCode());
    PreparedVoucher one = Samples.prepared();
    PreparedVoucher read = PreparedVoucher.of(one.toBytes());
    PreparedVoucher two = Samples.prepared();
    assertThat(one).isEqualTo(read).hasSameHashCodeAs(read).isNotEqualTo(two);
    assertThat(one).hasToString(Hex.encode(one.toBytes()));
    assertThat(one.hashCode()).isNotEqualTo(two.hashCode());
  }
}
