package network.conet.tickets.rsa;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import network.conet.units.Bytes;

/** The public half of an issuer key. */
public final class IssuerPublicKey {
  private static final BigInteger F4 = BigInteger.valueOf(65_537);

  private final RSAPublicKey key;

  IssuerPublicKey(RSAPublicKey key) {
    this.key = key;
  }

  /**
   * Reads an X.509 SubjectPublicKeyInfo of a 2048-bit RSA key with exponent 65537, in the one
   * encoding that has a hash on the chain.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static IssuerPublicKey parse(byte[] subjectPublicKeyInfo) {
    try {
      if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo))
              instanceof RSAPublicKey rsa
          && rsa.getModulus().bitLength() == Pss.KEY_BITS
          && rsa.getPublicExponent().equals(F4)
          && Arrays.equals(rsa.getEncoded(), subjectPublicKeyInfo)) {
        return new IssuerPublicKey(rsa);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA public key", e);
    }
    throw new IllegalArgumentException("an issuer key has 2048 bits and the exponent 65537");
  }

  /** Whether that is a signature of the prepared message. */
  public boolean verifies(byte[] prepared, byte[] signature) {
    try {
      Signature pss = Signature.getInstance("RSASSA-PSS");
      pss.setParameter(Pss.SPEC);
      pss.initVerify(key);
      pss.update(prepared);
      return pss.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks RSASSA-PSS with SHA-384", e);
    }
  }

  /** Whether the number is below the modulus: what is not cannot be signed. */
  public boolean covers(BlindedMessage blinded) {
    return new BigInteger(1, blinded.toBytes()).compareTo(key.getModulus()) < 0;
  }

  RSAPublicKey rsa() {
    return key;
  }

  /** X.509 SubjectPublicKeyInfo. */
  public byte[] toBytes() {
    return key.getEncoded();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssuerPublicKey that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return "IssuerPublicKey[" + Bytes.of(toBytes()) + "]";
  }
}
