package network.conet.evidence.signing;

import java.nio.charset.StandardCharsets;
import network.conet.units.Hash32;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** keccak-256 as the chain computes it, over parts joined. */
public final class Keccak {
  private Keccak() {}

  public static byte[] digest(byte[]... parts) {
    KeccakDigest keccak = new KeccakDigest(256);
    for (byte[] part : parts) {
      keccak.update(part, 0, part.length);
    }
    byte[] out = new byte[Hash32.BYTES];
    keccak.doFinal(out, 0);
    return out;
  }

  public static Hash32 hash(byte[]... parts) {
    return Hash32.of(digest(parts));
  }

  public static byte[] digest(String ascii) {
    return digest(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
