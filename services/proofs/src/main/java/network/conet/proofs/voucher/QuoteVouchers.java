package network.conet.proofs.voucher;

import java.util.List;
import java.util.Optional;
import network.conet.evidence.receipt.SessionFee;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.epoch.PriceList;
import network.conet.units.TokenAmount;

/** What a client needs to know before it commits credit: the keys, and what a voucher costs. */
public final class QuoteVouchers {
  private final Atomically atomically;
  private final KeyRing keys;
  private final PriceList prices;

  public QuoteVouchers(Atomically atomically, KeyRing keys, PriceList prices) {
    this.atomically = atomically;
    this.keys = keys;
    this.prices = prices;
  }

  /**
   * A key and the price it is used at.
   *
   * @param pricePerGib empty while the chain is not followed
   */
  public record Quote(IssuerKeyStore.PublishedKey key, Optional<TokenAmount> pricePerGib) {
    /** What the issuer debits for one voucher. */
    public Optional<TokenAmount> price() {
      return pricePerGib.map(perGib -> SessionFee.voucherPriceCeil(key.denomination(), perGib));
    }
  }

  /** Keys that vouchers in use may be signed with, and those to come. */
  public List<Quote> quotes() {
    List<IssuerKeyStore.PublishedKey> published = keys.published();
    return atomically.run(
        () ->
            published.stream()
                .map(key -> new Quote(key, prices.pricePerGib(key.window())))
                .toList());
  }
}
