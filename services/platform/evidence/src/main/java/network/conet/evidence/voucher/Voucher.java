package network.conet.evidence.voucher;

import network.conet.units.VoucherId;

/** A prepared message with the issuer's signature; whether it is good, the key decides. */
public record Voucher(PreparedVoucher prepared, RsaSignature signature) {
  public static final int BYTES = PreparedVoucher.BYTES + RsaSignature.BYTES;

  public VoucherMessage message() {
    return prepared.message();
  }

  public VoucherId id() {
    return prepared.id();
  }
}
