package network.conet.rewards.attest;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.evidence.voucher.WindowLength;
import network.conet.evidence.voucher.WindowPrices;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.rewards.stakes.StakeHistory;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.TokenAmount;

/**
 * What a GiB costs under the vouchers of a window, read from the logs and asked of the contract on
 * the verifier's own node: nothing is signed unless both say the same. The contract keeps its
 * history by time, so an epoch that is long over needs no old state. Each window is asked once.
 */
final class AgreedPrices implements WindowPrices {
  private final StakeHistory history;
  private final ChainState chain;
  private final EpochLedger ledger;
  private final WindowLength windowLength;
  private final Map<VoucherWindow, TokenAmount> known = new HashMap<>();

  AgreedPrices(
      StakeHistory history, ChainState chain, EpochLedger ledger, WindowLength windowLength) {
    this.history = history;
    this.chain = chain;
    this.ledger = ledger;
    this.windowLength = windowLength;
  }

  /**
   * @throws DatasetRefused if logs and contract contradict each other
   */
  @Override
  public TokenAmount pricePerGib(VoucherWindow window) {
    return known.computeIfAbsent(window, this::agreed);
  }

  /** Of windows without an epoch to go by, both are asked for a time before the deployment. */
  private TokenAmount agreed(VoucherWindow window) {
    Optional<EpochHeader> after = window.pricedAfter(windowLength).map(this::computed);
    TokenAmount read =
        history.pricePerGib(after.map(EpochHeader::snapshotBlock).orElse(BlockNumber.ZERO));
    TokenAmount actual = chain.pricePerGibAt(after.map(EpochHeader::endTime).orElse(Instant.EPOCH));
    if (!actual.equals(read)) {
      throw new DatasetRefused(
          "the price of window %s reads as %s a GiB, the chain has %s"
              .formatted(window, read, actual));
    }
    return read;
  }

  private EpochHeader computed(EpochId epoch) {
    return ledger
        .find(epoch)
        .orElseThrow(() -> new IllegalStateException("epoch " + epoch + " was not computed here"))
        .header();
  }
}
