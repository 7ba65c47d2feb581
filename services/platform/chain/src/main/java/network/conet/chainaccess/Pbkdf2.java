package network.conet.chainaccess;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** PBKDF2 with HMAC-SHA-256 (RFC 8018). */
record Pbkdf2(int iterations) implements KeyDerivation {
  /** Almost forty times what wallets ask for; some seconds. */
  private static final int MAX_ITERATIONS = 10_000_000;

  Pbkdf2 {
    if (iterations < 1) {
      throw new IllegalArgumentException("its pbkdf2 parameters are none");
    }
    if (iterations > MAX_ITERATIONS) {
      throw new IllegalArgumentException(
          "its pbkdf2 asks for too much time (c=" + iterations + ")");
    }
  }

  @Override
  public byte[] derive(Password password, byte[] salt, int length) {
    return derive(password.bytes(), salt, iterations, length);
  }

  /** The JDK's takes no empty password and no bytes, so this is BouncyCastle's. */
  static byte[] derive(byte[] password, byte[] salt, int iterations, int length) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
    generator.init(password, salt, iterations);
    return ((KeyParameter) generator.generateDerivedMacParameters(8 * length)).getKey();
  }
}
