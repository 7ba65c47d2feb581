package network.conet.chainaccess.node;

import java.util.Arrays;
import java.util.Collection;
import network.conet.chainaccess.Keccak;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.Hex;

/**
 * What a header says of the logs of its block (Yellow Paper, 4.3.1): 2048 bits, of which every
 * address and every topic sets three. A bit that is not set proves that there is no such log; bits
 * that are set only say that there may be one.
 */
public record LogsBloom(String hex) {
  private static final int BYTES = 256;
  public static final LogsBloom NONE = of(new byte[BYTES]);

  public LogsBloom {
    byte[] bits = Hex.parse(hex);
    if (bits.length != BYTES) {
      throw new IllegalArgumentException("a bloom has 256 bytes, not " + bits.length);
    }
    hex = Hex.encode(bits);
  }

  /** The bloom of a block that has exactly these logs. */
  public static LogsBloom of(Collection<NodeLog> logs) {
    byte[] bits = new byte[BYTES];
    for (NodeLog log : logs) {
      set(bits, log.address().toBytes());
      log.topics().forEach(topic -> set(bits, topic.toBytes()));
    }
    return of(bits);
  }

  private static LogsBloom of(byte[] bits) {
    return new LogsBloom(Hex.encode(bits));
  }

  public boolean mayHold(AccountAddress address) {
    return mayHold(address.toBytes());
  }

  public boolean mayHold(Hash32 topic) {
    return mayHold(topic.toBytes());
  }

  private boolean mayHold(byte[] entry) {
    byte[] bits = Hex.parse(hex);
    byte[] wanted = new byte[BYTES];
    set(wanted, entry);
    for (int i = 0; i < BYTES; i++) {
      if ((bits[i] & wanted[i]) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Three times eleven bits, out of the first three pairs of bytes of the hash. */
  private static void set(byte[] bits, byte[] entry) {
    byte[] hash = Keccak.bytes(entry);
    for (int pair = 0; pair < 6; pair += 2) {
      int bit = ((hash[pair] & 0x07) << 8) | (hash[pair + 1] & 0xff);
      bits[BYTES - 1 - bit / 8] |= (byte) (1 << (bit % 8));
    }
  }

  @Override
  public String toString() {
    return isEmpty() ? "no logs" : "bloom of " + Arrays.hashCode(Hex.parse(hex));
  }
}
