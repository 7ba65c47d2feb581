package network.conet.evidence.signing;

import fr.acinq.secp256k1.Secp256k1;
import java.security.SecureRandom;
import java.util.Arrays;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** A secp256k1 secret. It never shows itself in text; whoever stores it asks for it by name. */
public final class SigningKey {
  public static final int BYTES = 32;
  private final byte[] secret;
  private final byte[] point;

  private SigningKey(byte[] secret) {
    this.secret = secret;
    this.point = Secp256k1.get().pubkeyCreate(secret);
  }

  /**
   * @throws IllegalArgumentException if it is not a secret of the curve
   */
  public static SigningKey of(byte[] secret) {
    if (secret.length != BYTES || !Secp256k1.get().secKeyVerify(secret)) {
      throw new IllegalArgumentException("not a secret key of secp256k1");
    }
    return new SigningKey(secret.clone());
  }

  public static SigningKey generate(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    do {
      random.nextBytes(secret);
    } while (!Secp256k1.get().secKeyVerify(secret));
    return new SigningKey(secret);
  }

  public PublicKey publicKey() {
    return PublicKey.of(Secp256k1.get().pubKeyCompress(point));
  }

  public AccountAddress address() {
    return PublicKey.addressOf(point);
  }

  /** Deterministic (RFC 6979), low s, recoverable. */
  public SignatureBytes sign(Hash32 digest) {
    Secp256k1 curve = Secp256k1.get();
    byte[] message = digest.toBytes();
    byte[] compact = curve.sign(message, secret, null);
    byte[] signature = Arrays.copyOf(compact, SignatureBytes.BYTES);
    for (int recovery = 0; recovery < 2; recovery++) {
      if (Arrays.equals(curve.ecdsaRecover(compact, message, recovery), point)) {
        signature[SignatureBytes.BYTES - 1] = (byte) (27 + recovery);
        return SignatureBytes.of(signature);
      }
    }
    throw new IllegalStateException("a signature just made recovers to no key");
  }

  /** A fresh copy, for a keystore only. */
  public byte[] exportSecret() {
    return secret.clone();
  }

  @Override
  public String toString() {
    return "SigningKey[" + address() + "]";
  }
}
