package network.conet.evidence.voucher;

import java.math.BigInteger;
import java.security.SecureRandom;
import network.conet.units.Hex;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.engines.RSABlindingEngine;
import org.bouncycastle.crypto.generators.RSABlindingFactorGenerator;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSABlindingParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.util.BigIntegers;

/**
 * The client's side of one blind signature. It holds the blinding factor between asking and
 * receiving, and is of no use afterwards.
 */
public final class VoucherBlinding {
  private final PreparedVoucher prepared;
  private final IssuerPublicKey issuer;
  private final RSABlindingParameters factor;
  private final BlindedMessage blinded;

  private VoucherBlinding(
      PreparedVoucher prepared,
      IssuerPublicKey issuer,
      RSABlindingParameters factor,
      BlindedMessage blinded) {
    this.prepared = prepared;
    this.issuer = issuer;
    this.factor = factor;
    this.blinded = blinded;
  }

  public static VoucherBlinding blind(
      PreparedVoucher prepared, IssuerPublicKey issuer, SecureRandom random) {
    RSAKeyParameters key =
        new RSAKeyParameters(false, issuer.rsa().getModulus(), issuer.rsa().getPublicExponent());
    RSABlindingFactorGenerator factors = new RSABlindingFactorGenerator();
    factors.init(new ParametersWithRandom(key, random));
    RSABlindingParameters factor = new RSABlindingParameters(key, factors.generateBlindingFactor());
    PSSSigner pss =
        new PSSSigner(new RSABlindingEngine(), new SHA384Digest(), PssParameters.SALT_BYTES);
    pss.init(true, new ParametersWithRandom(factor, random));
    return new VoucherBlinding(
        prepared, issuer, factor, BlindedMessage.of(blind(pss, prepared.toBytes())));
  }

  static byte[] blind(PSSSigner pss, byte[] prepared) {
    pss.update(prepared, 0, prepared.length);
    try {
      return pss.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("PSS encoding does not fit the key", e);
    }
  }

  static byte[] unblind(RSABlindingParameters factor, byte[] blindSignature) {
    BigInteger modulus = factor.getPublicKey().getModulus();
    if (new BigInteger(1, blindSignature).compareTo(modulus) >= 0) {
      throw new IllegalArgumentException("a blind signature must be below the key's modulus");
    }
    RSABlindingEngine engine = new RSABlindingEngine();
    engine.init(false, factor);
    // the engine drops leading zero bytes, which one signature in 256 has
    return BigIntegers.asUnsignedByteArray(
        (modulus.bitLength() + 7) / 8,
        new BigInteger(1, engine.processBlock(blindSignature, 0, blindSignature.length)));
  }

  /** What to send to the issuer. */
  public BlindedMessage blinded() {
    return blinded;
  }

  /** Unblinds and checks, as RFC 9474 demands of the client before it relies on the signature. */
  public BlindingOutcome finish(BlindSignature answer) {
    byte[] signature;
    try {
      signature = unblind(factor, answer.toBytes());
    } catch (IllegalArgumentException e) {
      return new BlindingOutcome.IssuerFailed("signature out of range");
    }
    if (!issuer.verifies(prepared.toBytes(), signature)) {
      return new BlindingOutcome.IssuerFailed("signature does not verify");
    }
    return new BlindingOutcome.Issued(
        new Voucher(prepared, new RsaSignature(Hex.encode(signature))));
  }
}
