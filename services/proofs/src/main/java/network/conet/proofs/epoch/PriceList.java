package network.conet.proofs.epoch;

import java.util.Optional;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.evidence.voucher.WindowLength;
import network.conet.proofs.chainstate.ChainRows;
import network.conet.units.TokenAmount;

/**
 * What a GiB costs under the vouchers of a window. It follows from frozen epochs and final blocks
 * alone, so whoever asks later gets the same answer.
 */
public final class PriceList {
  private final Datasets datasets;
  private final ChainRows chain;
  private final WindowLength windowLength;

  public PriceList(Datasets datasets, ChainRows chain, WindowLength windowLength) {
    this.datasets = datasets;
    this.chain = chain;
    this.windowLength = windowLength;
  }

  /** Empty for a window too far ahead, or while the chain is not followed. */
  public Optional<TokenAmount> pricePerGib(VoucherWindow window) {
    return window
        .pricedAfter(windowLength)
        .map(
            epoch ->
                datasets
                    .snapshot(epoch)
                    .flatMap(
                        block -> chain.pricePerGib(block.number()).or(chain::firstPricePerGib)))
        .orElseGet(chain::firstPricePerGib);
  }
}
