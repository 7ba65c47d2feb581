package network.conet.proofs.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proofs.fixtures.Network;
import network.conet.units.ByteCount;
import network.conet.units.Hex;
import org.junit.jupiter.api.Test;

class KeySealingTest {
  private static final VoucherWindow WINDOW = VoucherWindow.of(3);
  private static final IssuerPrivateKey KEY = IssuerPrivateKey.generate(Network.RANDOM);
  private final KeySealing sealing = new KeySealing(new byte[32], Network.RANDOM);

  @Test
  void whatIsSealedOpensAgainAndShowsNothing() {
    SealedKey atRest = sealing.seal(KEY, WINDOW, Network.MEBIBYTE);
    assertThat(sealing.open(atRest, WINDOW, Network.MEBIBYTE).publicKey())
        .isEqualTo(KEY.publicKey());
    assertThat(atRest.hex()).doesNotContain(Hex.encode(KEY.exportSecret()).substring(60, 160));
    assertThat(atRest).hasToString("SealedKey");
    assertThat(sealing.seal(KEY, WINDOW, Network.MEBIBYTE)).isNotEqualTo(atRest);
  }

  @Test
  void aRowMovedToAnotherPlaceDoesNotOpen() {
    SealedKey atRest = sealing.seal(KEY, WINDOW, Network.MEBIBYTE);
    assertThatThrownBy(() -> sealing.open(atRest, VoucherWindow.of(4), Network.MEBIBYTE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> sealing.open(atRest, WINDOW, ByteCount.of(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new KeySealing(new byte[31], Network.RANDOM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
  }
}
