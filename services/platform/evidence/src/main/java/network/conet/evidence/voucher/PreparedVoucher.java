package network.conet.evidence.voucher;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import network.conet.chainaccess.Keccak;
import network.conet.units.Hex;
import network.conet.units.VoucherId;

/**
 * The message that is really signed: 32 random bytes before the voucher's own, so that a malicious
 * issuer key cannot mark vouchers by what they say.
 */
public final class PreparedVoucher {
  public static final int PREFIX_BYTES = 32;
  public static final int BYTES = PREFIX_BYTES + VoucherMessage.BYTES;

  private final byte[] bytes;
  private final VoucherMessage message;
  private final VoucherId id;

  private PreparedVoucher(byte[] bytes) {
    this.bytes = bytes;
    this.message =
        VoucherMessage.decode(
            ByteBuffer.wrap(bytes, PREFIX_BYTES, bytes.length - PREFIX_BYTES).slice());
    this.id = VoucherId.of(Keccak.bytes(bytes));
  }

  public static PreparedVoucher prepare(VoucherMessage message, SecureRandom random) {
    byte[] prefix = new byte[PREFIX_BYTES];
    random.nextBytes(prefix);
    return new PreparedVoucher(
        ByteBuffer.allocate(BYTES).put(prefix).put(message.encode()).array());
  }

  /**
   * @throws IllegalArgumentException if it is not a prepared voucher message
   */
  public static PreparedVoucher of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a prepared voucher has 110 bytes, not " + bytes.length);
    }
    return new PreparedVoucher(bytes.clone());
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  public VoucherMessage message() {
    return message;
  }

  public VoucherId id() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PreparedVoucher that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return Hex.encode(bytes);
  }
}
