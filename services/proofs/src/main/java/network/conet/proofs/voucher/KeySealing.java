package network.conet.proofs.voucher;

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
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.units.ByteCount;

/**
 * Seals private keys for the database with AES-256-GCM under a key derived (HKDF-SHA-256) from the
 * operator's secret, bound to window and denomination, so that rows can be neither read nor swapped
 * by who holds the database alone. A fresh 96-bit nonce each: a handful of keys an epoch window is
 * far below any bound.
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
                      .thenExpand("conet issuer keys 1".getBytes(StandardCharsets.US_ASCII), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF", e);
    }
  }

  public SealedKey seal(IssuerPrivateKey secret, VoucherWindow window, ByteCount denomination) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = secret.exportSecret();
    try {
      byte[] atRest = cipher(Cipher.ENCRYPT_MODE, nonce, window, denomination).doFinal(plain);
      return SealedKey.of(
          ByteBuffer.allocate(nonce.length + atRest.length).put(nonce).put(atRest).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-GCM", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * @throws IllegalStateException if it was sealed under another secret, or for another key's place
   */
  public IssuerPrivateKey open(SealedKey atRest, VoucherWindow window, ByteCount denomination) {
    byte[] bytes = atRest.toBytes();
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, nonce, window, denomination)
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

  private Cipher cipher(int mode, byte[] nonce, VoucherWindow window, ByteCount denomination)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(window.number())
            .putLong(denomination.bytes())
            .array());
    return cipher;
  }
}
