package network.conet.evidence.voucher;

import network.conet.units.TokenAmount;

/**
 * What a GiB costs under the vouchers of a window; the same when they are issued and when their
 * sessions are settled, so that no vote in between makes fees exceed what payers committed.
 */
@FunctionalInterface
public interface WindowPrices {
  TokenAmount pricePerGib(VoucherWindow window);
}
