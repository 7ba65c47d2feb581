package network.conet.evidence.voucher;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/**
 * The issuer's key for one window and denomination. The raw private operation is the JDK's: CRT,
 * blinded against timing, and checked against the public key afterwards, so that a computing fault
 * cannot leak a factor.
 */
public final class IssuerPrivateKey {
  private final RSAPrivateCrtKey key;
  private final IssuerPublicKey publicKey;

  private IssuerPrivateKey(RSAPrivateCrtKey key) {
    this.key = key;
    try {
      if (KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
          instanceof RSAPublicKey rsa) {
        this.publicKey = new IssuerPublicKey(rsa);
        return;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA key", e);
    }
    throw new IllegalArgumentException("not an RSA key");
  }

  public static IssuerPrivateKey generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(
          new RSAKeyGenParameterSpec(PssParameters.KEY_BITS, RSAKeyGenParameterSpec.F4), random);
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
          && crt.getModulus().bitLength() == PssParameters.KEY_BITS) {
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
  public BlindSignature sign(BlindedMessage blinded) {
    return BlindSignature.of(sign(key, blinded.toBytes()));
  }

  static byte[] sign(RSAPrivateCrtKey key, byte[] blinded) {
    try {
      Cipher raw = Cipher.getInstance("RSA/ECB/NoPadding");
      // With a private key ENCRYPT_MODE is the JDK's signing mode, the one that checks for faults.
      raw.init(Cipher.ENCRYPT_MODE, key);
      return raw.doFinal(blinded);
    } catch (BadPaddingException e) {
      throw new IllegalArgumentException("a blinded message must be below the key's modulus", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks raw RSA", e);
    }
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
