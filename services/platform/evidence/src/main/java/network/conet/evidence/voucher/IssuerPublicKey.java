package network.conet.evidence.voucher;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import network.conet.units.Hex;

/** The public half of the issuer's key for one window and denomination. */
public final class IssuerPublicKey {
  private final RSAPublicKey key;

  IssuerPublicKey(RSAPublicKey key) {
    this.key = key;
  }

  /**
   * Reads an X.509 SubjectPublicKeyInfo of a 2048-bit RSA key.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static IssuerPublicKey parse(byte[] subjectPublicKeyInfo) {
    try {
      if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo))
              instanceof RSAPublicKey rsa
          && rsa.getModulus().bitLength() == PssParameters.KEY_BITS) {
        return new IssuerPublicKey(rsa);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA public key", e);
    }
    throw new IllegalArgumentException("an issuer key has 2048 bits");
  }

  public boolean verifies(PreparedVoucher prepared, RsaSignature signature) {
    return verifies(prepared.toBytes(), signature.toBytes());
  }

  public boolean verifies(Voucher voucher) {
    return verifies(voucher.prepared(), voucher.signature());
  }

  boolean verifies(byte[] prepared, byte[] signature) {
    try {
      Signature pss = Signature.getInstance("RSASSA-PSS");
      pss.setParameter(PssParameters.SPEC);
      pss.initVerify(key);
      pss.update(prepared);
      return pss.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks RSASSA-PSS with SHA-384", e);
    }
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
    return "IssuerPublicKey[" + Hex.encode(toBytes()) + "]";
  }
}
