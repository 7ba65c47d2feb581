package network.conet.chainaccess;

import java.nio.charset.StandardCharsets;
import network.conet.units.Hash32;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as the chain uses it: the padding of before SHA-3 was standardised. */
public final class Keccak {
  private Keccak() {}

  /** The hash of all parts, one after the other. */
  public static Hash32 hash(byte[]... parts) {
    return Hash32.of(bytes(parts));
  }

  /** The same without a wrapper, for trees of a million leaves. */
  public static byte[] bytes(byte[]... parts) {
    KeccakDigest digest = new KeccakDigest(256);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[Hash32.BYTES];
    digest.doFinal(out, 0);
    return out;
  }

  /** The hash that stands for a text in EIP-712: of a type, a name, a version. */
  public static byte[] ofText(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
