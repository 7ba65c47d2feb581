package network.conet.proofs.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.EthNodes;
import network.conet.chainaccess.node.NodeAnswer;
import network.conet.proofs.epoch.EpochRule;
import network.conet.testing.AnvilNode;
import network.conet.testing.NodeFaultProxy;
import network.conet.testing.NodeFaultProxy.Fault;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnchorRuleIT {
  private static final ContractAddresses ADDRESSES =
      new ContractAddresses(
          ChainId.of(AnvilNode.CHAIN_ID),
          BlockNumber.ZERO,
          Map.of(
              ContractName.EPOCH_ANCHOR,
              AccountAddress.parse("0x00000000000000000000000000000000000000aa")));

  /** Every call is answered with 60, as a contract with these two functions might. */
  private static final Fault CONTRACT =
      new Fault.Changed(body -> body.replace("\"0x\"", "\"0x%064x\"".formatted(60)));

  private AnvilNode anvil;
  private NodeFaultProxy proxy;

  @BeforeEach
  void start() {
    anvil = AnvilNode.start();
    proxy = NodeFaultProxy.before(anvil.url());
  }

  @AfterEach
  void stop() {
    proxy.close();
    anvil.close();
  }

  static Stream<Fault> noAnswers() {
    return Stream.of(
        NodeFaultProxy.TOO_MANY_IN_JSON,
        NodeFaultProxy.TOO_MANY_EMPTY,
        NodeFaultProxy.UNAVAILABLE,
        NodeFaultProxy.LIMIT_AS_ERROR,
        NodeFaultProxy.NULLS,
        new Fault.Cut());
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void aNodeThatDoesNotAnswerIsWaitedFor(Fault fault) {
    proxy.misbehave(fault);
    try (EthNode node = EthNodes.connect(proxy.url())) {
      assertThat(AnchorRule.read(node, ADDRESSES)).isInstanceOf(NodeAnswer.NoAnswer.class);
      proxy.misbehave(CONTRACT);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> AnchorRule.read(node, ADDRESSES), NodeAnswer.Answered.class::isInstance);
    }
  }

  @Test
  void anotherEndpointStandsInForOneThatIsDown() {
    proxy.misbehave(CONTRACT);
    try (NodeFaultProxy down = NodeFaultProxy.before(anvil.url());
        EthNode node = EthNodes.connect(down.url() + "," + proxy.url() + "/")) {
      down.misbehave(new Fault.Cut());
      assertThat(AnchorRule.read(node, ADDRESSES))
          .isEqualTo(
              NodeAnswer.of(new EpochRule(Duration.ofSeconds(60), Instant.ofEpochSecond(60))));
    }
  }

  @Test
  void anAddressWithoutTheContractTellsNoRule() {
    try (EthNode node = EthNodes.connect(proxy.url())) {
      assertThat(AnchorRule.read(node, ADDRESSES)).isInstanceOf(NodeAnswer.NoAnswer.class);
    }
  }
}
