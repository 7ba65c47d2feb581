package network.conet.evidence.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.RSABlindingParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

class UnblindingTest {
  @Test
  void aSignatureKeepsItsLeadingZeroBytes() {
    var key = IssuerPrivateKey.generate(new SecureRandom()).publicKey().rsa();
    BigInteger factor = BigInteger.valueOf(65_537);
    BigInteger signature = BigInteger.ONE.shiftLeft(2_030).add(BigInteger.TWO);
    byte[] blind =
        BigIntegers.asUnsignedByteArray(256, signature.multiply(factor).mod(key.getModulus()));
    byte[] unblinded =
        VoucherBlinding.unblind(
            new RSABlindingParameters(
                new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent()), factor),
            blind);
    assertThat(unblinded).isEqualTo(BigIntegers.asUnsignedByteArray(256, signature));
  }
}
