package network.conet.evidence.receipt;

import java.math.BigInteger;
import network.conet.units.ByteCount;
import network.conet.units.TokenAmount;

/**
 * What bytes cost: floor(bytes * price / 2^30). Taken at cumulative counts and subtracted, so that
 * a session settled over several epochs pays exactly what one settlement would.
 */
public final class SessionFee {
  private static final long GIB = 1L << 30;

  private SessionFee() {}

  public static TokenAmount floor(ByteCount bytes, TokenAmount pricePerGib) {
    return pricePerGib.mulDivFloor(bytes.bytes(), GIB);
  }

  public static TokenAmount between(ByteCount before, ByteCount now, TokenAmount pricePerGib) {
    return floor(now, pricePerGib).minus(floor(before, pricePerGib));
  }

  /** What the issuer takes of a payer's credit for one voucher, rounded up. */
  public static TokenAmount voucherPriceCeil(ByteCount denomination, TokenAmount pricePerGib) {
    return pricePerGib.mulDivCeil(
        BigInteger.valueOf(denomination.bytes()), BigInteger.valueOf(GIB));
  }
}
