package network.conet.stories;

import static network.conet.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.action.Delegator;
import network.conet.cli.action.NodePlace;
import network.conet.cli.action.NodeProfile;
import network.conet.cli.action.Operator;
import network.conet.cli.action.Wallet;
import network.conet.localnet.demo.Await;
import network.conet.localnet.demo.Person;
import network.conet.units.BasisPoints;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * As an operator I register a node with its bond, add to it, and am refused what would harm others.
 */
class OperatorStakesIT {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TokenAmount BOND = TokenAmount.ofTokens(2_000);
  private static final Duration SOON = Duration.ofSeconds(20);

  private Person owner;
  private Operator operator;

  @BeforeEach
  void enter() throws Exception {
    var stage = Town.get().stage();
    owner = stage.cast().enter("operator-" + RANDOM.nextInt(1_000_000), Set.of("operator"));
    stage.cast().fund(stage.holder(), List.of(owner), TokenAmount.ofTokens(5_000));
    operator = new Operator(owner.chain(), owner.key());
  }

  @Test
  void theBondLeavesTheWalletAndTheNodeIsListed() throws Exception {
    TokenAmount before = Wallet.balance(owner.chain(), owner.address());
    NodeId node = register(SigningKey.generate(RANDOM), BOND, 500).node();

    assertThat(before.minus(Wallet.balance(owner.chain(), owner.address()))).isEqualTo(BOND);
    JsonNode shown = shown(node);
    assertThat(shown.path("owner").asText()).isEqualTo(owner.address().hex());
    assertThat(shown.path("status").asText()).isEqualTo("active");
    assertThat(shown.path("commission").asInt()).isEqualTo(500);
    assertThat(shown.path("endpoint").asText()).isEqualTo("relay.example:443");
  }

  @Test
  void moreBondShowsAsStake() throws Exception {
    NodeId node = register(SigningKey.generate(RANDOM), BOND, 500).node();
    BigInteger before = new BigInteger(shown(node).path("stake").asText());
    new Delegator(owner.chain(), owner.key()).delegate(node, TokenAmount.ofTokens(100));

    BigInteger expected = before.add(TokenAmount.ofTokens(100).units());
    Await.until(
        "the higher stake",
        SOON,
        () ->
            Optional.of(shown(node).path("stake").asText())
                .filter(stake -> new BigInteger(stake).subtract(expected).abs().bitLength() < 8));
  }

  @Test
  void aRelayThatMovedAndChangedItsKeysIsShownSo() throws Exception {
    NodeId node = register(SigningKey.generate(RANDOM), BOND, 500).node();
    SigningKey hot = SigningKey.generate(RANDOM);
    String onion = "0x" + "43".repeat(32);
    operator.move(node, new NodePlace("moved.example:444", "198.51.100.0/24", "FR"));
    operator.rotateOnionKey(node, Hash32.parse(onion));
    operator.rotateHotKey(node, hot);

    JsonNode moved =
        Await.until(
            "the new place and onion key",
            Duration.ofMinutes(2),
            () ->
                Optional.of(shown(node))
                    .filter(it -> it.path("endpoint").asText().equals("moved.example:444"))
                    .filter(it -> it.path("onionKey").asText().equals(onion)));
    assertThat(moved.path("region").asText()).isEqualTo("FR");
    assertThat(
            owner.chain().read(owner.chain().calls().registry().nodeOfHotKey(hot.address().hex())))
        .isEqualTo(node.toBytes());
    refused("HotKeyTaken", () -> operator.rotateHotKey(node, hot));
  }

  @Test
  void aRetiredNodeIsShownAsRetired() throws Exception {
    NodeId node = register(SigningKey.generate(RANDOM), BOND, 500).node();
    operator.retire(node);
    Await.until(
        "the node being retired",
        SOON,
        () -> Optional.of(shown(node)).filter(it -> it.path("status").asText().equals("retired")));
    refused(
        "NodeNotActive",
        () -> new Delegator(owner.chain(), owner.key()).delegate(node, TokenAmount.ofTokens(1)));
  }

  @Test
  void whatWouldHarmOthersIsRefusedAndChangesNothing() {
    SigningKey hot = SigningKey.generate(RANDOM);
    register(hot, BOND, 500);
    TokenAmount before = Wallet.balance(owner.chain(), owner.address());
    BigInteger nodes = owner.chain().read(owner.chain().calls().registry().nodeCount());

    refused("HotKeyTaken", () -> register(hot, BOND, 500));
    refused(
        "BondBelowMinimum",
        () -> register(SigningKey.generate(RANDOM), TokenAmount.ofTokens(1), 500));
    refused("CommissionAboveMaximum", () -> register(SigningKey.generate(RANDOM), BOND, 10_000));
    refused(
        "ERC20InsufficientBalance",
        () -> register(SigningKey.generate(RANDOM), TokenAmount.ofTokens(1_000_000), 500));

    assertThat(Wallet.balance(owner.chain(), owner.address())).isEqualTo(before);
    assertThat(owner.chain().read(owner.chain().calls().registry().nodeCount())).isEqualTo(nodes);
    assertThat(
            owner
                .chain()
                .read(
                    owner
                        .chain()
                        .calls()
                        .token()
                        .allowance(
                            owner.address().hex(),
                            owner.chain().network().address(ContractName.STAKING).hex())))
        .as("what a refused call may take later")
        .isZero();
  }

  private Operator.Registered register(SigningKey hot, TokenAmount bond, int commission) {
    NodeProfile profile =
        new NodeProfile(
            Hash32.parse("0x" + "42".repeat(32)),
            new NodePlace("relay.example:443", "203.0.113.0/24", "DE"));
    return operator.register(hot, profile, bond, BasisPoints.of(commission));
  }

  private JsonNode shown(NodeId node) throws Exception {
    return Await.until(
        "the node being listed",
        SOON,
        () -> Optional.of(owner.api().get("/v1/nodes/" + node.hex())));
  }
}
