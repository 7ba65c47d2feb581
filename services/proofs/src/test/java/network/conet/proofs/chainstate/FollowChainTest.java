package network.conet.proofs.chainstate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import network.conet.proofs.chainstate.ChainFact.BlockAdded;
import network.conet.proofs.epoch.CloseEpoch;
import network.conet.proofs.epoch.Dataset;
import network.conet.proofs.epoch.EpochRule;
import network.conet.proofs.epoch.Epochs;
import network.conet.proofs.epoch.PriceList;
import network.conet.proofs.fixtures.InMemoryStores;
import network.conet.proofs.fixtures.Network;
import network.conet.proofs.fixtures.Network.Node;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

/** Genesis at second 1000, epochs of 60 seconds. */
class FollowChainTest {
  private final InMemoryStores stores = new InMemoryStores();
  private final Epochs epochs =
      new Epochs(new EpochRule(Duration.ofSeconds(60), Instant.ofEpochSecond(1_000)), stores);

  @Test
  void anEpochEndsWithTheFirstBlockAtOrPastItsEnd() {
    FollowChain follow = follow(0);
    apply(follow, Network.price(1, 5), block(1, 1_000), block(2, 1_059));
    assertThat(epochs.openNumber()).isEqualTo(EpochId.of(1));
    apply(follow, block(3, 1_060));
    assertThat(frozen()).containsExactly("1@3");
    assertThat(epochs.open().previousEnd()).isEqualTo(Instant.ofEpochSecond(1_060));
  }

  @Test
  void aNetworkThatWasDownHasOneLongEpoch() {
    FollowChain follow = follow(0);
    apply(follow, Network.price(1, 5), block(1, 1_010), block(2, 9_000), block(3, 9_059));
    apply(follow, block(4, 9_061));
    assertThat(frozen()).containsExactly("1@2", "2@4");
  }

  @Test
  void severalEpochsMayEndInOneBatch() {
    FollowChain follow = follow(0);
    apply(
        follow,
        Network.price(1, 5),
        block(1, 1_001),
        block(2, 1_070),
        block(3, 1_140),
        block(4, 1_200));
    assertThat(frozen()).containsExactly("1@2", "2@3", "3@4");
  }

  @Test
  void aSnapshotBlockThatIsTakenBackBeforeFreezingIsForgotten() {
    FollowChain follow = follow(2);
    apply(follow, Network.price(1, 5), block(1, 1_000), block(2, 1_060), block(3, 1_061));
    assertThat(frozen()).isEmpty();
    follow.takeBack(BlockNumber.of(1));
    apply(follow, block(2, 1_058), block(3, 1_062), block(4, 1_063), block(5, 1_064));
    assertThat(frozen()).containsExactly("1@3");
  }

  @Test
  void theSnapshotBlockOfAFrozenEpochIsFrozen() {
    FollowChain follow = follow(0);
    assertThat(follow.frozen()).isEmpty();
    apply(follow, Network.price(1, 5), block(1, 1_000), block(2, 1_060), block(3, 1_061));
    assertThat(follow.frozen().map(Block::number)).contains(BlockNumber.of(2));
  }

  @Test
  void whatABlockDidGoesWithIt() {
    FollowChain follow = follow(0);
    Node node = Node.fresh();
    apply(follow, Network.price(1, 5), block(1, 1_000), node.registeredAt(2, 0), block(2, 1_001));
    assertThat(stores.activeAfter(BlockNumber.of(2))).containsExactly(node.id());
    follow.takeBack(BlockNumber.of(1));
    assertThat(stores.activeAfter(BlockNumber.of(2))).isEmpty();
    assertThat(stores.pricePerGib(BlockNumber.of(1))).contains(TokenAmount.ofUnits(5));
  }

  @Test
  void thePriceIsTheOneAfterTheBlock() {
    apply(follow(0), Network.price(1, 5), Network.price(3, 7), block(3, 1_000));
    assertThat(stores.pricePerGib(BlockNumber.of(2))).contains(TokenAmount.ofUnits(5));
    assertThat(stores.pricePerGib(BlockNumber.of(3))).contains(TokenAmount.ofUnits(7));
  }

  private FollowChain follow(int confirmations) {
    CloseEpoch close =
        new CloseEpoch(
            Network.DOMAIN,
            epochs,
            stores,
            stores,
            new PriceList(stores, stores, Network.WINDOW_LENGTH),
            stores,
            stores,
            stores);
    return new FollowChain(stores, close, confirmations);
  }

  private static void apply(FollowChain follow, ChainFact... facts) {
    follow.append(List.of(facts));
  }

  private List<String> frozen() {
    return stores.toldFrozen.stream()
        .map((Dataset dataset) -> dataset.epoch() + "@" + dataset.snapshot().number())
        .toList();
  }

  private static ChainFact block(long number, long seconds) {
    return new BlockAdded(Network.block(number, seconds));
  }
}
