package network.conet.chainevents;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.TreeSet;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * Which contracts' logs a block was told with. Observers and consumers of another deployment, or of
 * another list of the same one, are known by it.
 */
public record ContractsDigest(Hash32 hash) {
  /** Keccak-256 over the deploy block (8 bytes, big-endian) and the addresses, ascending. */
  public static ContractsDigest of(BlockNumber deployBlock, Collection<AccountAddress> followed) {
    KeccakDigest digest = new KeccakDigest(256);
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(deployBlock.number()).array();
    digest.update(number, 0, number.length);
    for (AccountAddress address : new TreeSet<>(followed)) {
      digest.update(address.toBytes(), 0, AccountAddress.BYTES);
    }
    byte[] out = new byte[Hash32.BYTES];
    digest.doFinal(out, 0);
    return new ContractsDigest(Hash32.of(out));
  }

  @Override
  public String toString() {
    return hash.hex();
  }
}
