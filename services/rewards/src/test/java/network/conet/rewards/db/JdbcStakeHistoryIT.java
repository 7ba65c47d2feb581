package network.conet.rewards.db;

import static network.conet.rewards.stakes.Facts.account;
import static network.conet.rewards.stakes.Facts.hash;
import static network.conet.rewards.stakes.Facts.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.Shares;
import network.conet.rewards.stakes.ChainFact;
import network.conet.rewards.stakes.Facts;
import network.conet.rewards.stakes.ParameterKey;
import network.conet.rewards.stakes.UnbondingIndex;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcStakeHistoryIT {
  private static final Shares TEN = new Shares(TokenAmount.ofTokens(10).units());

  private JdbcChainRows rows;
  private JdbcStakeHistory history;
  private JdbcSession session;

  @BeforeEach
  void open() {
    session = new JdbcSession(Databases.fresh());
    rows = new JdbcChainRows(session);
    history = new JdbcStakeHistory(session);
  }

  private void apply(Facts facts) {
    session.run(() -> facts.applyTo(rows));
  }

  private NodeState only(long block) {
    List<NodeState> nodes = history.nodesAfter(BlockNumber.of(block));
    assertThat(nodes).hasSize(1);
    return nodes.getFirst();
  }

  private List<String> delegations(long block) {
    List<String> seen = new ArrayList<>();
    history
        .delegationsAfter(BlockNumber.of(block))
        .forEach((account, node, shares) -> seen.add(account + ":" + shares));
    return seen;
  }

  @Test
  void theStateIsThatOfTheBlockAskedFor() {
    ChainFact.Delegated delegated =
        new ChainFact.Delegated(node(1), account(50), TokenAmount.ofTokens(10), TEN);
    Facts facts = new Facts().registered(1, 7, 100).endBlock();
    facts.log(delegated).endBlock();
    facts
        .log(new ChainFact.UnbondingStarted(node(1), account(50), new UnbondingIndex(0), TEN))
        .log(new ChainFact.CommissionChanged(node(1), BasisPoints.of(300)))
        .endBlock();
    facts.log(new ChainFact.Slashed(node(1), TokenAmount.ofTokens(11), true)).endBlock();
    facts
        .log(
            new ChainFact.UnbondingEnded(
                node(1), account(50), new UnbondingIndex(0), TokenAmount.ofTokens(9)))
        .log(new ChainFact.Unjailed(node(1)))
        .endBlock();
    apply(facts);

    assertThat(only(1).stake()).isEqualTo(TokenAmount.ofTokens(100));
    assertThat(only(1).totalShares()).isEqualTo(new Shares(TokenAmount.ofTokens(100).units()));
    assertThat(only(1).owner()).isEqualTo(account(7));
    assertThat(only(1).prefix()).isEqualTo(hash(1));
    assertThat(delegations(1)).isEmpty();
    assertThat(only(2).stake()).isEqualTo(TokenAmount.ofTokens(110));
    assertThat(delegations(2)).hasSize(1);
    // what is unbonding neither counts nor earns, but is hit by the slash
    assertThat(only(3).stake()).isEqualTo(TokenAmount.ofTokens(100));
    assertThat(only(3).commission()).isEqualTo(BasisPoints.of(300));
    assertThat(delegations(3)).isEmpty();
    assertThat(only(4).stake()).isEqualTo(TokenAmount.ofTokens(90));
    assertThat(only(4).active()).isFalse();
    assertThat(only(5).stake()).isEqualTo(TokenAmount.ofTokens(90));
    assertThat(only(5).active()).isTrue();
    assertThat(only(5).ownerShares().count())
        .isEqualTo(TokenAmount.ofTokens(100).units().subtract(BigInteger.valueOf(1_000)));
  }

  @Test
  void whatIsGivenBackOfASlashDoesNotFreeByItself() {
    TokenAmount taken = TokenAmount.ofTokens(10);
    Facts facts = new Facts().registered(1, 7, 100).endBlock();
    facts.log(new ChainFact.Slashed(node(1), taken, true)).endBlock();
    facts.log(new ChainFact.Restored(node(1), taken)).endBlock();
    facts.log(new ChainFact.Unjailed(node(1))).endBlock();
    apply(facts);

    assertThat(only(3).stake()).isEqualTo(TokenAmount.ofTokens(100));
    assertThat(only(3).active()).isFalse();
    assertThat(only(4).active()).isTrue();
  }

  @Test
  void whatAReorganisationTakesBackWasNeverThere() {
    Facts facts = new Facts().registered(1, 7, 100).endBlock();
    facts
        .log(new ChainFact.Delegated(node(1), account(50), TokenAmount.ofTokens(10), TEN))
        .log(new ChainFact.NodeRetired(node(1)))
        .endBlock();
    apply(facts);
    assertThat(only(2).active()).isFalse();

    rows.takeBackAbove(BlockNumber.of(1));
    facts.reopen(2);
    facts.log(new ChainFact.CommissionChanged(node(1), BasisPoints.of(1))).endBlock();
    apply(facts);

    assertThat(only(2).active()).isTrue();
    assertThat(only(2).stake()).isEqualTo(TokenAmount.ofTokens(100));
    assertThat(only(2).commission()).isEqualTo(BasisPoints.of(1));
    assertThat(history.head().orElseThrow().number()).isEqualTo(BlockNumber.of(2));
  }

  @Test
  void aBatchThatFailsLeavesNothing() {
    Facts facts = new Facts().registered(1, 7, 100).endBlock();
    facts.log(
        new ChainFact.UnbondingEnded(
            node(1), account(9), new UnbondingIndex(3), TokenAmount.ofTokens(1)));
    assertThatThrownBy(() -> apply(facts)).isInstanceOf(IllegalStateException.class);
    assertThat(history.nodesAfter(BlockNumber.of(1))).isEmpty();
    assertThat(history.head()).isEmpty();
  }

  @Test
  void parametersAndKeysAreThoseOfTheirTime() {
    Facts facts = new Facts().parameters().registered(1, 7, 100).endBlock();
    facts
        .parameter(ParameterKey.BURN_SHARE, BigInteger.valueOf(9_000))
        .log(new ChainFact.HotKeyRotated(node(1), account(999), EpochId.of(5)))
        .endBlock();
    apply(facts);
    BlockNumber two = BlockNumber.of(2);
    assertThat(history.parametersAfter(BlockNumber.of(1)).burnShare().value()).isEqualTo(5_000);
    assertThat(history.parametersAfter(two).burnShare().value()).isEqualTo(9_000);
    assertThat(history.hotKeys(EpochId.of(4), two)).containsEntry(node(1), account(107));
    assertThat(history.hotKeys(EpochId.of(5), two)).containsEntry(node(1), account(999));
    assertThat(history.pricePerGib(two)).isEqualTo(TokenAmount.ofTokens(1));
    assertThatThrownBy(() -> history.parametersAfter(BlockNumber.ZERO))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPriceBeforeTheDeploymentIsTheFirst() {
    assertThatThrownBy(() -> history.pricePerGib(BlockNumber.of(1)))
        .isInstanceOf(IllegalStateException.class);
    Facts facts = new Facts().registered(1, 7, 100).endBlock();
    facts
        .parameter(ParameterKey.PRICE_PER_GIB, BigInteger.ONE)
        .parameter(ParameterKey.PRICE_PER_GIB, BigInteger.TWO)
        .endBlock();
    facts.parameter(ParameterKey.PRICE_PER_GIB, BigInteger.TEN).endBlock();
    apply(facts);
    assertThat(history.pricePerGib(BlockNumber.ZERO)).isEqualTo(TokenAmount.ofUnits(2));
    assertThat(history.pricePerGib(BlockNumber.of(2))).isEqualTo(TokenAmount.ofUnits(2));
    assertThat(history.pricePerGib(BlockNumber.of(3))).isEqualTo(TokenAmount.ofUnits(10));
  }

  @Test
  void ownersAreNotAmongTheDelegators() {
    Facts facts = new Facts().registered(1, 7, 100).registered(2, 8, 100);
    facts
        .log(new ChainFact.Delegated(node(2), account(7), TokenAmount.ofTokens(10), TEN))
        .endBlock();
    apply(facts);
    assertThat(delegations(1)).containsExactly(account(7) + ":" + TEN);
  }
}
