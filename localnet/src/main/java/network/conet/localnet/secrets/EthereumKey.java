package network.conet.localnet.secrets;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** A secp256k1 private key and the account it controls. */
public final class EthereumKey {
  private static final X9ECParameters CURVE = SECNamedCurves.getByName("secp256k1");
  private static final int BYTES = 32;
  private static final int ADDRESS_BYTES = 20;
  private final BigInteger secret;

  private EthereumKey(BigInteger secret) {
    if (secret.signum() <= 0 || secret.compareTo(CURVE.getN()) >= 0) {
      throw new IllegalArgumentException("not a key of the curve");
    }
    this.secret = secret;
  }

  static EthereumKey draw(SecureRandom random) {
    while (true) {
      BigInteger candidate = new BigInteger(BYTES * Byte.SIZE, random);
      if (candidate.signum() > 0 && candidate.compareTo(CURVE.getN()) < 0) {
        return new EthereumKey(candidate);
      }
    }
  }

  /** With or without 0x. */
  public static EthereumKey fromHex(String hex) {
    return new EthereumKey(new BigInteger(hex.startsWith("0x") ? hex.substring(2) : hex, 16));
  }

  /** 0x and 64 digits. */
  public String privateHex() {
    return "0x" + String.format("%064x", secret);
  }

  /** 0x and 40 lower-case digits: the last 20 bytes of the public key's Keccak-256. */
  public String address() {
    byte[] uncompressed = CURVE.getG().multiply(secret).normalize().getEncoded(false);
    KeccakDigest keccak = new KeccakDigest(256);
    keccak.update(uncompressed, 1, uncompressed.length - 1);
    byte[] hash = new byte[BYTES];
    keccak.doFinal(hash, 0);
    return "0x" + HexFormat.of().formatHex(Arrays.copyOfRange(hash, BYTES - ADDRESS_BYTES, BYTES));
  }

  @Override
  public String toString() {
    return "EthereumKey[" + address() + "]";
  }
}
