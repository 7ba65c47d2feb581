package network.conet.tickets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.Keccak;
import network.conet.tickets.rsa.IssuerPublicKey;
import network.conet.units.ChainId;
import network.conet.units.Hash32;

/**
 * What is registered of a key before its window begins. The issuer can then neither show different
 * keys to different people, nor add one later.
 */
public final class KeyHash {
  private static final byte[] TAG = "CoNET issuer key 1".getBytes(StandardCharsets.US_ASCII);
  private static final int SLOT_BYTES = 1 + Integer.BYTES + Long.BYTES;

  private KeyHash() {}

  public static Hash32 of(ChainId chain, KeySlot slot, IssuerPublicKey key) {
    byte[] place =
        ByteBuffer.allocate(SLOT_BYTES)
            .put((byte) slot.kind().code())
            .putInt((int) slot.window().number())
            .putLong(slot.denomination().bytes())
            .array();
    return Keccak.hash(TAG, AbiWords.uint(chain.number()), place, key.toBytes());
  }
}
