package network.conet.proofs.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.receipt.SessionFee;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.RsaSignature;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.evidence.voucher.WindowLength;
import network.conet.proofs.fixtures.InMemoryStores;
import network.conet.proofs.fixtures.Network;
import network.conet.proofs.fixtures.Network.Node;
import network.conet.proofs.fixtures.Network.Session;
import network.conet.proofs.receipt.ReceivedReceipt;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/**
 * Whatever is voted between issue and settlement, a session pays no more than its voucher was
 * debited with: what {@code EpochAnchor} needs to accept every epoch's fees.
 */
class PriceOfVouchersPropertyTest {
  private static final int EPOCHS = 12;
  private static final SigningKey SESSION = SigningKey.generate(Network.RANDOM);
  private static final RsaSignature UNCHECKED = RsaSignature.of(new byte[RsaSignature.BYTES]);

  /** A voucher to buy while an epoch is open, and how fast its session uses it up. */
  record Purchase(int epoch, boolean nextWindow, long denomination, long bytesEachEpoch) {}

  @Provide
  Arbitrary<Purchase> purchases() {
    return Combinators.combine(
            Arbitraries.integers().between(1, EPOCHS),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(1, 1L << 34),
            Arbitraries.longs().between(1, 1L << 34))
        .as(Purchase::new);
  }

  @Property(tries = 200)
  void feesOfASessionNeverExceedWhatItsVoucherWasDebited(
      @ForAll @IntRange(min = 1, max = 4) int epochsInAWindow,
      @ForAll @Size(EPOCHS) List<@IntRange(min = 0, max = 1_000_000_000) Integer> prices,
      @ForAll @Size(min = 1, max = 6) List<@From("purchases") Purchase> purchases) {
    Sale sale = new Sale(new WindowLength(epochsInAWindow));
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      sale.vote(epoch, prices.get(epoch - 1));
      for (Purchase purchase : purchases) {
        if (purchase.epoch() == epoch) {
          sale.buy(EpochId.of(epoch), purchase);
        }
      }
      sale.useAndClose(EpochId.of(epoch));
    }
    for (Sold sold : sale.sold) {
      assertThat(sale.feesOf(sold.node())).isLessThanOrEqualTo(sold.debited());
    }
  }

  private record Sold(Session session, Purchase purchase, TokenAmount debited) {
    NodeId node() {
      return session.voucher().message().nodeId();
    }
  }

  /** Epochs a minute long, each with one price set in it; each voucher is for a node of its own. */
  private static final class Sale {
    private final InMemoryStores stores = new InMemoryStores();
    private final WindowLength length;
    private final PriceList prices;
    private final CloseEpoch close;
    final List<Sold> sold = new ArrayList<>();

    Sale(WindowLength length) {
      this.length = length;
      prices = new PriceList(stores, stores, length);
      Epochs epochs =
          new Epochs(new EpochRule(Duration.ofSeconds(60), Instant.ofEpochSecond(1_000)), stores);
      close =
          new CloseEpoch(Network.DOMAIN, epochs, stores, stores, prices, stores, stores, stores);
    }

    void vote(int epoch, int price) {
      stores.add(List.of(Network.price(blockIn(epoch), price)));
    }

    void buy(EpochId now, Purchase purchase) {
      long ahead = purchase.nextWindow() ? 1 : 0;
      VoucherWindow window =
          VoucherWindow.of(VoucherWindow.containing(now, length).number() + ahead);
      ByteCount size = ByteCount.of(purchase.denomination());
      Node node = Node.fresh();
      stores.add(List.of(node.registeredAt(blockIn(now.number()), sold.size())));
      PreparedVoucher prepared =
          PreparedVoucher.prepare(
              new VoucherMessage(window, size, node.id(), SESSION.publicKey()), Network.RANDOM);
      sold.add(
          new Sold(
              new Session(new Voucher(prepared, UNCHECKED), SESSION),
              purchase,
              SessionFee.voucherPriceCeil(size, prices.pricePerGib(window).orElseThrow())));
    }

    void useAndClose(EpochId epoch) {
      for (Sold next : sold) {
        if (next.session().voucher().message().window().settlesIn(epoch, length)) {
          long used =
              Math.min(
                  next.purchase().denomination(),
                  next.purchase().bytesEachEpoch()
                      * (epoch.number() - next.purchase().epoch() + 1));
          stores.settle(
              epoch,
              List.of(
                  ReceivedReceipt.of(next.session().receipt(used, epoch.number()), Instant.EPOCH)));
        }
      }
      long block = blockIn(epoch.number()) + 1;
      close.close(Network.block(block, 1_000 + 60 * epoch.number()));
    }

    TokenAmount feesOf(NodeId node) {
      return stores.toldFrozen.stream()
          .flatMap(dataset -> dataset.totals().stream())
          .filter(totals -> totals.node().equals(node))
          .map(NodeTotals::fees)
          .reduce(TokenAmount.ZERO, TokenAmount::plus);
    }

    private static long blockIn(long epoch) {
      return 2 * epoch;
    }
  }
}
