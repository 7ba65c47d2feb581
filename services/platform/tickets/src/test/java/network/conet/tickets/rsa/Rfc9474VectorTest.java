package network.conet.tickets.rsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.stream.Stream;
import network.conet.tickets.Vectors;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.engines.RSABlindingEngine;
import org.bouncycastle.crypto.params.RSABlindingParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Appendix A.1 of the RFC, with its 4096-bit key: each step gives the RFC's bytes. */
class Rfc9474VectorTest {
  private final Vectors vector = new Vectors("rfc9474-pss-randomized.properties");
  private final BigInteger n = vector.number("n");
  private final BigInteger e = vector.number("e");
  private final RSABlindingParameters factor =
      new RSABlindingParameters(
          new RSAKeyParameters(false, n, e), vector.number("inv").modInverse(n));

  static Stream<PrivateOperation> providers() {
    return Stream.concat(
        Stream.of(PrivateOperation.ofJdk()), PrivateOperation.nativeOne().stream());
  }

  @Test
  void blinds() {
    PSSSigner pss =
        new PSSSigner(new RSABlindingEngine(), new SHA384Digest(), vector.bytes("salt"));
    pss.init(true, factor);
    assertThat(Blinding.encode(pss, vector.bytes("prepared_msg")))
        .isEqualTo(vector.bytes("blinded_msg"));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void signsBlindly(PrivateOperation operation) throws Exception {
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
    assertThat(operation.sign(key, vector.bytes("blinded_msg")))
        .isEqualTo(vector.bytes("blind_sig"));
  }

  @Test
  void unblindsAndVerifies() throws Exception {
    assertThat(Blinding.unblind(factor, vector.bytes("blind_sig"))).isEqualTo(vector.bytes("sig"));
    IssuerPublicKey key =
        new IssuerPublicKey(
            (RSAPublicKey)
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n, e)));
    assertThat(key.verifies(vector.bytes("prepared_msg"), vector.bytes("sig"))).isTrue();
    assertThat(key.verifies(vector.bytes("msg"), vector.bytes("sig"))).isFalse();
  }
}
