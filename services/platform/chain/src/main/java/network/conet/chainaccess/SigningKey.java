package network.conet.chainaccess;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/**
 * A secp256k1 private key. It signs and says whose it is; its bytes leave only for an encrypted
 * keystore or a transaction signer, and its text shows the address.
 */
public final class SigningKey {
  private static final int BYTES = 32;

  private final byte[] secret;
  private final byte[] uncompressed;
  private final AccountAddress address;

  private SigningKey(byte[] secret) {
    if (secret.length != BYTES || !Secp256k1.get().secKeyVerify(secret)) {
      throw new IllegalArgumentException("not a private key of secp256k1");
    }
    this.secret = secret.clone();
    this.uncompressed = Secp256k1.get().pubkeyCreate(this.secret);
    this.address = CompressedPublicKey.addressOf(uncompressed);
  }

  public static SigningKey of(byte[] secret) {
    return new SigningKey(secret);
  }

  public static SigningKey generate(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    do {
      random.nextBytes(secret);
    } while (!Secp256k1.get().secKeyVerify(secret));
    return new SigningKey(secret);
  }

  public AccountAddress address() {
    return address;
  }

  public CompressedPublicKey publicKey() {
    return CompressedPublicKey.of(Secp256k1.get().pubKeyCompress(uncompressed));
  }

  /** Signs a digest; deterministic (RFC 6979), low s, v 27 or 28. */
  public SignatureBytes sign(Hash32 digest) {
    byte[] message = digest.toBytes();
    byte[] compact = Secp256k1.get().sign(message, secret, null);
    byte[] signature = Arrays.copyOf(compact, SignatureBytes.BYTES);
    for (int recovery = 0; recovery < 2; recovery++) {
      if (Arrays.equals(Secp256k1.get().ecdsaRecover(compact, message, recovery), uncompressed)) {
        signature[64] = (byte) (27 + recovery);
        return SignatureBytes.of(signature);
      }
    }
    throw new IllegalStateException("libsecp256k1 made a signature it cannot recover");
  }

  /** The key as a number, for signers of other libraries. */
  public BigInteger secretNumber() {
    return new BigInteger(1, secret);
  }

  @Override
  public String toString() {
    return "key of " + address;
  }
}
