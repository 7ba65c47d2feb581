package network.conet.issuer.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import network.conet.tickets.KeySlot;
import network.conet.tickets.rsa.IssuerPrivateKey;
import network.conet.units.Bytes;

/**
 * Seals private keys for the database with AES-256-GCM under a key derived (HKDF-SHA-256) from the
 * operator's secret, bound to their slot, so that rows can be neither read nor swapped by who holds
 * the database alone. A fresh 96-bit nonce each: a handful of keys a window is far below any bound.
 */
public final class KeySealing {
  /** As much as the derived key has. */
  public static final int MIN_SECRET_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private final SecretKey key;
  private final SecureRandom random;

  public KeySealing(byte[] secret, SecureRandom random) {
    if (secret.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "the issuer secret must have at least 32 bytes, not " + secret.length);
    }
    this.random = random;
    try {
      this.key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(secret)
                      .thenExpand("conet ticket keys 1".getBytes(StandardCharsets.US_ASCII), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF", e);
    }
  }

  public SealedKey seal(IssuerPrivateKey secret, KeySlot slot) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = secret.exportSecret();
    try {
      byte[] atRest = cipher(Cipher.ENCRYPT_MODE, nonce, slot).doFinal(plain);
      return new SealedKey(
          Bytes.of(
              ByteBuffer.allocate(nonce.length + atRest.length).put(nonce).put(atRest).array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-GCM", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * @throws IllegalStateException if it was sealed under another secret, or for another slot
   */
  public IssuerPrivateKey open(SealedKey atRest, KeySlot slot) {
    byte[] bytes = atRest.content().toBytes();
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, nonce, slot)
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      try {
        return IssuerPrivateKey.parse(plain);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "the issuer secret does not open the stored keys: is it the one they were made with?", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored issuer key cannot be opened", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, KeySlot slot) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(
        ByteBuffer.allocate(3 * Long.BYTES)
            .putLong(slot.kind().code())
            .putLong(slot.window().number())
            .putLong(slot.denomination().bytes())
            .array());
    return cipher;
  }
}
