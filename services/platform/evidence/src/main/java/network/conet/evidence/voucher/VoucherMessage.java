package network.conet.evidence.voucher;

import java.nio.ByteBuffer;
import network.conet.chainaccess.CompressedPublicKey;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;

/** What a voucher says: this session may use this relay for so many bytes in this window. */
public record VoucherMessage(
    VoucherWindow window, ByteCount denomination, NodeId nodeId, CompressedPublicKey sessionKey) {
  public static final int BYTES = 1 + 4 + 8 + NodeId.BYTES + CompressedPublicKey.BYTES;
  private static final byte VERSION = 1;

  public VoucherMessage {
    if (denomination.bytes() == 0) {
      throw new IllegalArgumentException("a voucher for nothing");
    }
  }

  public byte[] encode() {
    return ByteBuffer.allocate(BYTES)
        .put(VERSION)
        .putInt((int) window.number())
        .putLong(denomination.bytes())
        .put(nodeId.toBytes())
        .put(sessionKey.toBytes())
        .array();
  }

  /**
   * @throws IllegalArgumentException if it is not a message of this version
   */
  static VoucherMessage decode(ByteBuffer in) {
    if (in.remaining() != BYTES) {
      throw new IllegalArgumentException("a voucher message has 78 bytes, not " + in.remaining());
    }
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException("unknown voucher version " + Byte.toUnsignedInt(version));
    }
    VoucherWindow window = VoucherWindow.of(Integer.toUnsignedLong(in.getInt()));
    ByteCount denomination = ByteCount.of(in.getLong());
    byte[] node = new byte[NodeId.BYTES];
    byte[] key = new byte[CompressedPublicKey.BYTES];
    in.get(node).get(key);
    return new VoucherMessage(window, denomination, NodeId.of(node), CompressedPublicKey.of(key));
  }
}
