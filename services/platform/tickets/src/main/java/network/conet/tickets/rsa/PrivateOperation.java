package network.conet.tickets.rsa;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/**
 * The raw private operation, by one provider. Both providers use the CRT, blind against timing, and
 * check the result against the public key, so that a computing fault cannot leak a factor.
 */
public final class PrivateOperation {
  private static final String RAW_RSA = "RSA/ECB/NoPadding";
  private static final String NATIVE_PROVIDER =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final PrivateOperation JDK = new PrivateOperation("SunJCE", Optional.empty());
  private static final Optional<PrivateOperation> NATIVE = loadNative();

  private final String name;
  private final Optional<Provider> provider;

  private PrivateOperation(String name, Optional<Provider> provider) {
    this.name = name;
    this.provider = provider;
  }

  /** The native one where it is on the class path and can be loaded, else the JDK's. */
  public static PrivateOperation fastest() {
    return NATIVE.orElse(JDK);
  }

  public static PrivateOperation ofJdk() {
    return JDK;
  }

  /** Amazon Corretto's, if it is on the class path and made for this machine. */
  public static Optional<PrivateOperation> nativeOne() {
    return NATIVE;
  }

  /** Which provider it is, for a log. */
  public String name() {
    return name;
  }

  /**
   * The same key as this provider itself holds keys: what it would else do with a foreign one for
   * each signature is done once.
   */
  public PrivateKey translate(PrivateKey key) {
    if (provider.isEmpty()) {
      return key;
    }
    try {
      return (PrivateKey) KeyFactory.getInstance("RSA", provider.get()).translateKey(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(name + " does not take this key", e);
    }
  }

  /** Raw RSA by this provider. */
  public Cipher cipher() throws GeneralSecurityException {
    return provider.isPresent()
        ? Cipher.getInstance(RAW_RSA, provider.get())
        : Cipher.getInstance(RAW_RSA);
  }

  /**
   * @param key best one that {@link #translate} gave
   * @throws IllegalArgumentException if the number is not below the modulus
   */
  byte[] sign(PrivateKey key, byte[] blinded) {
    try {
      Cipher raw = cipher();
      // With a private key ENCRYPT_MODE is the signing mode, the one that checks for faults.
      raw.init(Cipher.ENCRYPT_MODE, key);
      return raw.doFinal(blinded);
    } catch (BadPaddingException e) {
      throw new IllegalArgumentException("a blinded message must be below the key's modulus", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(name + " lacks raw RSA", e);
    }
  }

  private static Optional<PrivateOperation> loadNative() {
    try {
      Provider found =
          Class.forName(NATIVE_PROVIDER)
              .asSubclass(Provider.class)
              .getDeclaredConstructor()
              .newInstance();
      Cipher.getInstance(RAW_RSA, found);
      return Optional.of(new PrivateOperation(found.getName(), Optional.of(found)));
    } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError absent) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
