package network.conet.stories;

import static network.conet.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.ContractName;
import network.conet.cli.action.Delegator;
import network.conet.cli.action.Wallet;
import network.conet.localnet.demo.Await;
import network.conet.localnet.demo.Person;
import network.conet.localnet.demo.Stage;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As a delegator I put tokens behind a node and take them out again; my votes stay mine. */
class DelegatorDelegatesIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration UNBONDED = Duration.ofSeconds(60);

  private Person me;
  private NodeId node;

  @BeforeEach
  void enter() throws Exception {
    Stage stage = Town.get().stage();
    me = stage.cast().enter("saver-" + System.nanoTime(), Set.of("delegator"));
    stage.cast().fund(stage.holder(), List.of(me), TokenAmount.ofTokens(1_000));
    node = stage.relays().get(1).node();
  }

  @Test
  void tokensGoBehindANodeAndVotesStay() throws Exception {
    new Wallet(me.chain(), me.key()).delegateVotes(me.address());
    BigInteger votes = me.chain().read(me.chain().calls().token().getVotes(me.address().hex()));
    new Delegator(me.chain(), me.key()).delegate(node, TokenAmount.ofTokens(400));

    assertThat(Wallet.balance(me.chain(), me.address())).isEqualTo(TokenAmount.ofTokens(600));
    assertThat(me.chain().read(me.chain().calls().token().getVotes(me.address().hex())))
        .isEqualTo(votes);
    JsonNode stake = stakes(1).get(0);
    assertThat(stake.path("node").asText()).isEqualTo(node.hex());
    assertThat(stake.path("owner").asBoolean()).isFalse();
  }

  @Test
  void whatIsTakenOutUnbondsAndComesBack() throws Exception {
    Delegator delegator = new Delegator(me.chain(), me.key());
    delegator.delegate(node, TokenAmount.ofTokens(400));
    refused("NothingMatured", () -> delegator.withdraw(node));
    delegator.undelegate(node, TokenAmount.ofTokens(100));
    Await.until(
        "the unbonding being shown",
        SOON,
        () -> Optional.of(stakes(1).get(0)).filter(it -> it.path("unbondings").size() == 1));
    refused("NothingMatured", () -> delegator.withdraw(node));

    Await.until(
        "the end of the unbonding time", UNBONDED, () -> Optional.of(delegator.withdraw(node)));
    TokenAmount back = Wallet.balance(me.chain(), me.address()).minus(TokenAmount.ofTokens(600));
    TokenAmount missing = TokenAmount.ofTokens(100).minus(back);
    assertThat(missing.isMoreThan(TokenAmount.ofUnits(10))).isFalse();
  }

  @Test
  void oneUnbondingTooManyIsRefusedWithTheTimeOfTheOldest() {
    Delegator delegator = new Delegator(me.chain(), me.key());
    delegator.delegate(node, TokenAmount.ofTokens(400));
    for (int i = 0; i < 8; i++) {
      delegator.undelegate(node, TokenAmount.ofTokens(1));
    }
    assertThatThrownBy(() -> delegator.undelegate(node, TokenAmount.ofTokens(1)))
        .hasMessageContaining("conet withdraw")
        .hasMessageMatching(".* from 20[0-9]{2}-.*Z\\.");
  }

  @Test
  void whatCannotBeDoneIsRefusedAndChangesNothing() {
    Delegator delegator = new Delegator(me.chain(), me.key());
    NodeId unknown = NodeId.parse("0x" + "ee".repeat(32));

    refused("NodeNotActive", () -> delegator.delegate(unknown, TokenAmount.ofTokens(1)));
    refused(
        "ERC20InsufficientBalance", () -> delegator.delegate(node, TokenAmount.ofTokens(1_001)));
    refused("AmountOutOfBounds", () -> delegator.delegate(node, TokenAmount.ZERO));
    refused("MORE_THAN_STAKED", () -> delegator.undelegate(node, TokenAmount.ofTokens(1)));

    assertThat(Wallet.balance(me.chain(), me.address())).isEqualTo(TokenAmount.ofTokens(1_000));
    assertThat(
            me.chain()
                .read(
                    me.chain()
                        .calls()
                        .token()
                        .allowance(
                            me.address().hex(),
                            me.chain().network().address(ContractName.STAKING).hex())))
        .as("what a refused call may take later")
        .isZero();
  }

  private JsonNode stakes(int expected) throws Exception {
    return Await.until(
        "the stake being shown",
        SOON,
        () ->
            Optional.of(me.api().get("/v1/stakes/" + me.address().hex()).path("items"))
                .filter(items -> items.size() == expected));
  }
}
