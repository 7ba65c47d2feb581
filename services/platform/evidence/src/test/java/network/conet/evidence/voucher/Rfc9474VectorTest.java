package network.conet.evidence.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import network.conet.evidence.Vectors;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.engines.RSABlindingEngine;
import org.bouncycastle.crypto.params.RSABlindingParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.junit.jupiter.api.Test;

/** Appendix A.1 of the RFC, with its 4096-bit key: each step gives the RFC's bytes. */
class Rfc9474VectorTest {
  private final Vectors vector = new Vectors("rfc9474-pss-randomized.properties");
  private final BigInteger n = vector.number("n");
  private final BigInteger e = vector.number("e");
  private final RSABlindingParameters factor =
      new RSABlindingParameters(
          new RSAKeyParameters(false, n, e), vector.number("inv").modInverse(n));

  @Test
  void blinds() {
    PSSSigner pss =
        new PSSSigner(new RSABlindingEngine(), new SHA384Digest(), vector.bytes("salt"));
    pss.init(true, factor);
    assertThat(VoucherBlinding.blind(pss, vector.bytes("prepared_msg")))
        .isEqualTo(vector.bytes("blinded_msg"));
  }

  @Test
  void signsBlindly() throws Exception {
    BigInteger p = vector.number("p");
    BigInteger q = vector.number("q");
    BigInteger d = vector.number("d");
    RSAPrivateCrtKey key =
        (RSAPrivateCrtKey)
            KeyFactory.getInstance("RSA")
                .generatePrivate(
                    new RSAPrivateCrtKeySpec(
                        n,
                        e,
                        d,
                        p,
                        q,
                        d.mod(p.subtract(BigInteger.ONE)),
                        d.mod(q.subtract(BigInteger.ONE)),
                        q.modInverse(p)));
    assertThat(IssuerPrivateKey.sign(key, vector.bytes("blinded_msg")))
        .isEqualTo(vector.bytes("blind_sig"));
  }

  @Test
  void unblindsAndVerifies() throws Exception {
    assertThat(VoucherBlinding.unblind(factor, vector.bytes("blind_sig")))
        .isEqualTo(vector.bytes("sig"));
    IssuerPublicKey key =
        new IssuerPublicKey(
            (RSAPublicKey)
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n, e)));
    assertThat(key.verifies(vector.bytes("prepared_msg"), vector.bytes("sig"))).isTrue();
    assertThat(key.verifies(vector.bytes("msg"), vector.bytes("sig"))).isFalse();
  }
}
