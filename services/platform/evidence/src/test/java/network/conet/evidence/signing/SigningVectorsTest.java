package network.conet.evidence.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import network.conet.chainaccess.CompressedPublicKey;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.Samples;
import network.conet.evidence.Vectors;
import network.conet.evidence.receipt.Receipt;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.evidence.voucher.BlindedMessage;
import network.conet.evidence.voucher.VoucherRequest;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;
import network.conet.units.VoucherId;
import org.junit.jupiter.api.Test;

class SigningVectorsTest {
  private final Vectors vectors = new Vectors("eip712.properties");
  private final SigningKey key = Samples.key(0x11);

  private void signsAsTheOtherProgramDid(String name, Hash32 digest) {
    SignatureBytes expected = SignatureBytes.parse(vectors.text(name));
    assertThat(key.sign(digest)).isEqualTo(expected);
    assertThat(SignatureRecovery.signerOf(digest, expected)).contains(key.address());
  }

  @Test
  void addressOfKey() {
    assertThat(key.address()).isEqualTo(AccountAddress.parse(vectors.text("address")));
    assertThat(key.publicKey().address()).isEqualTo(key.address());
  }

  @Test
  void receipt() {
    signsAsTheOtherProgramDid(
        "Receipt",
        new Receipt(
                VoucherId.of(Samples.filled(0xa1)),
                Samples.node(0xb2),
                ByteCount.ofMebibytes(64),
                ReceiptSequence.of(17))
            .digest(Samples.DOMAIN));
  }

  @Test
  void capacityReport() {
    signsAsTheOtherProgramDid(
        "CapacityReport",
        new CapacityReport(
                EpochId.of(9),
                Samples.node(0xc3),
                Samples.node(0xd4),
                BytesPerSecond.of(123_456_789),
                new MeasuredMillis(2000),
                Hash32.of(Samples.filled(0xe5)))
            .digest(Samples.DOMAIN));
  }

  @Test
  void uptimeReport() {
    signsAsTheOtherProgramDid(
        "UptimeReport",
        new UptimeReport(
                EpochId.of(9),
                Samples.node(0xc3),
                Samples.node(0xd4),
                new UptimeSlot(3),
                true,
                Hash32.of(Samples.filled(0xe5)))
            .digest(Samples.DOMAIN));
  }

  @Test
  void voucherRequest() {
    byte[] first = new byte[BlindedMessage.BYTES];
    Arrays.fill(first, (byte) 7);
    byte[] second = new byte[BlindedMessage.BYTES];
    Arrays.fill(second, (byte) 8);
    signsAsTheOtherProgramDid(
        "VoucherRequest",
        new VoucherRequest(
                Hash32.of(Samples.filled(0xf6)),
                key.address(),
                VoucherWindow.of(2),
                ByteCount.ofMebibytes(1024),
                List.of(BlindedMessage.of(first), BlindedMessage.of(second)))
            .digest(Samples.DOMAIN));
  }

  @Test
  void signatureThatNoKeyCanHaveMadeRecoversToNobody() {
    byte[] impossible = new byte[SignatureBytes.BYTES];
    impossible[SignatureBytes.BYTES - 1] = 27;
    assertThat(SignatureRecovery.signerOf(Hash32.ZERO, SignatureBytes.of(impossible))).isEmpty();
  }

  @Test
  void anotherChainIsAnotherDigest() {
    Receipt receipt =
        new Receipt(
            VoucherId.of(Samples.filled(1)),
            Samples.node(2),
            ByteCount.of(3),
            ReceiptSequence.of(4));
    EvidenceDomain other =
        EvidenceDomain.of(
            BigInteger.ONE, AccountAddress.parse("0x5fbdb2315678afecb367f032d93f642f64180aa3"));
    assertThat(receipt.digest(other)).isNotEqualTo(receipt.digest(Samples.DOMAIN));
  }

  @Test
  void keysOffTheCurveAreRefusedAndSecretsStayOutOfText() {
    assertThatThrownBy(() -> SigningKey.of(new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CompressedPublicKey.of(new byte[33]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(key.toString()).doesNotContain("1111111111");
  }
}
