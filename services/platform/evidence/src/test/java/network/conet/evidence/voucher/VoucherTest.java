package network.conet.evidence.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import network.conet.evidence.Samples;
import network.conet.units.EpochId;
import org.junit.jupiter.api.Test;

class VoucherTest {
  private final PreparedVoucher prepared = Samples.prepared();

  @Test
  void blindlyIssuedVoucherVerifies() {
    Voucher voucher = Samples.issue(prepared, Samples.ISSUER);
    assertThat(Samples.ISSUER.publicKey().verifies(voucher)).isTrue();
    assertThat(IssuerPublicKey.parse(Samples.ISSUER.publicKey().toBytes()).verifies(voucher))
        .isTrue();
  }

  @Test
  void issuerSeesAnotherNumberEachTime() {
    assertThat(
            VoucherBlinding.blind(prepared, Samples.ISSUER.publicKey(), Samples.RANDOM).blinded())
        .isNotEqualTo(
            VoucherBlinding.blind(prepared, Samples.ISSUER.publicKey(), Samples.RANDOM).blinded());
  }

  @Test
  void anotherKeysSignatureIsNoticedByTheClient() {
    VoucherBlinding blinding =
        VoucherBlinding.blind(prepared, Samples.ISSUER.publicKey(), Samples.RANDOM);
    byte[] garbage = new byte[BlindSignature.BYTES];
    Arrays.fill(garbage, (byte) 1);
    assertThat(blinding.finish(BlindSignature.of(garbage)))
        .isInstanceOf(BlindingOutcome.IssuerFailed.class);
    Arrays.fill(garbage, (byte) 0xff);
    assertThat(blinding.finish(BlindSignature.of(garbage)))
        .isInstanceOf(BlindingOutcome.IssuerFailed.class);
  }

  @Test
  void numberAboveTheModulusIsNotSigned() {
    byte[] above = new byte[BlindedMessage.BYTES];
    Arrays.fill(above, (byte) 0xff);
    assertThatThrownBy(() -> Samples.ISSUER.sign(BlindedMessage.of(above)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void issuerKeySurvivesItsStore() {
    IssuerPrivateKey read = IssuerPrivateKey.parse(Samples.ISSUER.exportSecret());
    assertThat(Samples.ISSUER.publicKey().verifies(Samples.issue(prepared, read))).isTrue();
    assertThat(read).hasToString("IssuerPrivateKey[secret]");
  }

  @Test
  void messageReadsBackAndIsIdentifiedByItsBytes() {
    PreparedVoucher read = PreparedVoucher.of(prepared.toBytes());
    assertThat(read.message()).isEqualTo(prepared.message());
    assertThat(read.id()).isEqualTo(prepared.id());
    assertThat(Samples.prepared().id()).isNotEqualTo(prepared.id());
  }

  @Test
  void whatIsNoMessageIsRefused() {
    byte[] bytes = prepared.toBytes();
    byte[] version = bytes.clone();
    version[PreparedVoucher.PREFIX_BYTES] = 2;
    byte[] negative = bytes.clone();
    negative[PreparedVoucher.PREFIX_BYTES + 5] = (byte) 0x80;
    byte[] point = bytes.clone();
    point[bytes.length - VoucherMessage.BYTES + 45] = 9;
    for (byte[] bad : new byte[][] {version, negative, point, Arrays.copyOf(bytes, 109)}) {
      assertThatThrownBy(() -> PreparedVoucher.of(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void voucherSettlesInItsWindowAndTheNext() {
    WindowLength four = new WindowLength(4);
    VoucherWindow window = VoucherWindow.containing(EpochId.of(9), four);
    assertThat(window).isEqualTo(VoucherWindow.of(2));
    assertThat(window.settlesIn(EpochId.of(7), four)).isFalse();
    assertThat(window.settlesIn(EpochId.of(8), four)).isTrue();
    assertThat(window.settlesIn(EpochId.of(15), four)).isTrue();
    assertThat(window.settlesIn(EpochId.of(16), four)).isFalse();
  }
}
