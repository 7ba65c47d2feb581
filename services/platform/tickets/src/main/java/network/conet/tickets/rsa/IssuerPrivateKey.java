package network.conet.tickets.rsa;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The issuer's key of one slot. */
public final class IssuerPrivateKey {
  private final RSAPrivateCrtKey key;
  private final IssuerPublicKey publicKey;
  private final Map<PrivateOperation, PrivateKey> translated = new ConcurrentHashMap<>();

  private IssuerPrivateKey(RSAPrivateCrtKey key) {
    this.key = key;
    try {
      this.publicKey =
          new IssuerPublicKey(
              (RSAPublicKey)
                  KeyFactory.getInstance("RSA")
                      .generatePublic(
                          new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA key", e);
    }
  }

  public static IssuerPrivateKey generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(
          new RSAKeyGenParameterSpec(Pss.KEY_BITS, RSAKeyGenParameterSpec.F4), random);
      return new IssuerPrivateKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks RSA", e);
    }
  }

  /** Reads PKCS#8, as {@link #exportSecret} writes it. */
  public static IssuerPrivateKey parse(byte[] pkcs8) {
    try {
      if (KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8))
              instanceof RSAPrivateCrtKey crt
          && crt.getModulus().bitLength() == Pss.KEY_BITS) {
        return new IssuerPrivateKey(crt);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA private key", e);
    }
    throw new IllegalArgumentException("an issuer key has 2048 bits and its CRT parameters");
  }

  public IssuerPublicKey publicKey() {
    return publicKey;
  }

  /**
   * Signs what it cannot read.
   *
   * @throws IllegalArgumentException if the number is not below the modulus
   */
  public BlindSignature sign(BlindedMessage blinded, PrivateOperation operation) {
    if (!publicKey.covers(blinded)) {
      throw new IllegalArgumentException("a blinded message must be below the key's modulus");
    }
    PrivateKey own = translated.computeIfAbsent(operation, to -> to.translate(key));
    return BlindSignature.of(operation.sign(own, blinded.toBytes()));
  }

  /** PKCS#8, for the issuer's own store only. */
  public byte[] exportSecret() {
    return key.getEncoded();
  }

  @Override
  public String toString() {
    return "IssuerPrivateKey[secret]";
  }
}
