package network.conet.evidence.dataset;

import network.conet.units.Hash32;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.jspecify.annotations.Nullable;

/** keccak256 of all records, fed one at a time, so that a dataset need not fit in memory. */
public final class DatasetHasher {
  private final KeccakDigest keccak = new KeccakDigest(256);
  private @Nullable DatasetRecord last;

  /**
   * @throws IllegalArgumentException if the record does not come after the one before it
   */
  public DatasetHasher add(DatasetRecord next) {
    if (last != null && last.compareTo(next) >= 0) {
      throw new IllegalArgumentException(
          "records out of order: " + next.kind() + " " + next.key() + " after " + last.key());
    }
    byte[] bytes = next.encode();
    keccak.update(bytes, 0, bytes.length);
    last = next;
    return this;
  }

  public Hash32 hash() {
    byte[] out = new byte[Hash32.BYTES];
    new KeccakDigest(keccak).doFinal(out, 0);
    return Hash32.of(out);
  }
}
