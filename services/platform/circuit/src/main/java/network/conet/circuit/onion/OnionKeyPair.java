package network.conet.circuit.onion;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** An X25519 key pair: a relay's long-lived one, or a one-time key of a handshake. */
public final class OnionKeyPair {
  private static final byte[] X509_PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00
  };

  private final PrivateKey secret;
  private final OnionPublicKey publicKey;

  private OnionKeyPair(PrivateKey secret, OnionPublicKey publicKey) {
    this.secret = secret;
    this.publicKey = publicKey;
  }

  public static OnionKeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
      generator.initialize(NamedParameterSpec.X25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      return new OnionKeyPair(
          pair.getPrivate(),
          OnionPublicKey.of(Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks X25519", e);
    }
  }

  /** Reads PKCS#8 and the public key beside it, as a key file holds them. */
  public static OnionKeyPair parse(byte[] pkcs8, OnionPublicKey publicKey) {
    try {
      return new OnionKeyPair(
          KeyFactory.getInstance("X25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
          publicKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an X25519 private key", e);
    }
  }

  public OnionPublicKey publicKey() {
    return publicKey;
  }

  /** PKCS#8, for a key file only. */
  public byte[] exportSecret() {
    return secret.getEncoded();
  }

  /**
   * @throws InvalidKeyException if the other's point has small order: it would fix the secret
   */
  byte[] agree(OnionPublicKey other) throws InvalidKeyException {
    try {
      byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + OnionPublicKey.BYTES);
      System.arraycopy(other.toBytes(), 0, encoded, X509_PREFIX.length, OnionPublicKey.BYTES);
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(secret);
      agreement.doPhase(
          KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(encoded)), true);
      return agreement.generateSecret();
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException("no agreement with this key", e);
    }
  }
}
