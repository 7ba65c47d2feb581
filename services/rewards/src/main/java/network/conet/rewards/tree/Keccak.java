package network.conet.rewards.tree;

import network.conet.units.Hash32;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 with a state that is used again: not for two threads at once. */
public final class Keccak {
  static final int BYTES = Hash32.BYTES;

  private final KeccakDigest digest = new KeccakDigest(256);

  public Keccak add(byte value) {
    digest.update(value);
    return this;
  }

  public Keccak add(byte[] from, int offset, int length) {
    digest.update(from, offset, length);
    return this;
  }

  public Keccak add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  public Keccak add(AbiWords words) {
    return add(words.array(), 0, words.length());
  }

  /** Writes the hash of what was added and starts anew. */
  void finish(byte[] to, int offset) {
    digest.doFinal(to, offset);
  }

  /** The hash of what was added; starts anew. */
  public Hash32 finish() {
    byte[] hash = new byte[BYTES];
    finish(hash, 0);
    return Hash32.of(hash);
  }

  public static Hash32 hash(byte[] bytes) {
    return new Keccak().add(bytes).finish();
  }
}
