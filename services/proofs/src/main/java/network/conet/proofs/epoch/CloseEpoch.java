package network.conet.proofs.epoch;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.evidence.voucher.WindowPrices;
import network.conet.proofs.chainstate.Block;
import network.conet.proofs.chainstate.EpochBoundary;
import network.conet.proofs.registry.NodeRegister;
import network.conet.units.EpochId;
import network.conet.units.TokenAmount;

/** Freezes the open epoch, in the transaction that applies its snapshot block. */
public final class CloseEpoch implements EpochBoundary {
  private static final int PAGE = 2_000;

  private final EvidenceDomain domain;
  private final Epochs epochs;
  private final EpochGate gate;
  private final EpochRecords records;
  private final PriceList prices;
  private final NodeRegister register;
  private final Datasets datasets;
  private final DatasetNews news;

  public CloseEpoch(
      EvidenceDomain domain,
      Epochs epochs,
      EpochGate gate,
      EpochRecords records,
      PriceList prices,
      NodeRegister register,
      Datasets datasets,
      DatasetNews news) {
    this.domain = domain;
    this.epochs = epochs;
    this.gate = gate;
    this.records = records;
    this.prices = prices;
    this.register = register;
    this.datasets = datasets;
    this.news = news;
  }

  @Override
  public Instant openEpochEndsFrom() {
    return epochs.rule().boundaryAfter(epochs.open().previousEnd());
  }

  @Override
  public Optional<Block> lastSnapshot() {
    return datasets.newest().map(DatasetHeader::snapshot);
  }

  @Override
  public void close(Block snapshot) {
    gate.shut();
    EpochId epoch = epochs.openNumber();
    DatasetBuilder builder =
        new DatasetBuilder(domain, knownPrices(), register.activeAfter(snapshot.number()));
    Optional<EpochRecords.Position> last = Optional.empty();
    List<EpochRecord> page;
    do {
      page = records.page(epoch, last, PAGE);
      page.forEach(builder::add);
      last = PageEnd.of(page, domain);
    } while (page.size() == PAGE);
    Dataset dataset = builder.build(epoch, snapshot);
    datasets.save(dataset);
    news.frozen(dataset);
  }

  /** Sessions of two windows at most settle in an epoch, however many they are. */
  private WindowPrices knownPrices() {
    Map<VoucherWindow, TokenAmount> known = new HashMap<>();
    return window -> known.computeIfAbsent(window, this::price);
  }

  private TokenAmount price(VoucherWindow window) {
    return prices
        .pricePerGib(window)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no price is known for window "
                        + window
                        + ": the topic lacks the deployment's parameter events"));
  }
}
