package network.conet.tickets.rsa;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.engines.RSABlindingEngine;
import org.bouncycastle.crypto.generators.RSABlindingFactorGenerator;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSABlindingParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.util.BigIntegers;

/** The client's side of one blind signature, kept between the request and its answer. */
public record Blinding(BlindedMessage blinded, BlindingFactor factor) {
  /** RFC 9474's Blind, of a message that is prepared already. */
  public static Blinding blind(byte[] prepared, IssuerPublicKey issuer, SecureRandom random) {
    RSAKeyParameters key = key(issuer);
    RSABlindingFactorGenerator factors = new RSABlindingFactorGenerator();
    factors.init(new ParametersWithRandom(key, random));
    BigInteger factor = factors.generateBlindingFactor();
    PSSSigner pss = new PSSSigner(new RSABlindingEngine(), new SHA384Digest(), Pss.SALT_BYTES);
    pss.init(true, new ParametersWithRandom(new RSABlindingParameters(key, factor), random));
    return new Blinding(
        BlindedMessage.of(encode(pss, prepared)), BlindingFactor.of(fixed(factor, Pss.KEY_BYTES)));
  }

  /**
   * RFC 9474's Finalize: takes the factor out again, and checks the signature before anybody relies
   * on it. Empty if the answer is no signature of that message.
   */
  public static Optional<RsaSignature> finish(
      byte[] prepared, IssuerPublicKey issuer, BlindingFactor factor, BlindSignature answer) {
    byte[] blind = answer.toBytes();
    if (new BigInteger(1, blind).compareTo(issuer.rsa().getModulus()) >= 0) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(1, factor.toBytes());
    byte[] signature = unblind(new RSABlindingParameters(key(issuer), number), blind);
    return issuer.verifies(prepared, signature)
        ? Optional.of(RsaSignature.of(signature))
        : Optional.empty();
  }

  static byte[] encode(PSSSigner pss, byte[] prepared) {
    pss.update(prepared, 0, prepared.length);
    try {
      return pss.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("PSS encoding does not fit the key", e);
    }
  }

  static byte[] unblind(RSABlindingParameters factor, byte[] blindSignature) {
    RSABlindingEngine engine = new RSABlindingEngine();
    engine.init(false, factor);
    byte[] number = engine.processBlock(blindSignature, 0, blindSignature.length);
    // the engine drops leading zero bytes, which one signature in 256 has
    int length = (factor.getPublicKey().getModulus().bitLength() + 7) / 8;
    return fixed(new BigInteger(1, number), length);
  }

  private static byte[] fixed(BigInteger number, int length) {
    return BigIntegers.asUnsignedByteArray(length, number);
  }

  private static RSAKeyParameters key(IssuerPublicKey issuer) {
    return new RSAKeyParameters(false, issuer.rsa().getModulus(), issuer.rsa().getPublicExponent());
  }
}
