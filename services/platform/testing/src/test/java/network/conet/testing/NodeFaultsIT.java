package network.conet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import network.conet.chainaccess.node.BlockHeader;
import network.conet.chainaccess.node.BlockLogs;
import network.conet.chainaccess.node.BlockRef;
import network.conet.chainaccess.node.CallAnswer;
import network.conet.chainaccess.node.EthCall;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.EthNodes;
import network.conet.chainaccess.node.LogFilter;
import network.conet.chainaccess.node.NodeAnswer;
import network.conet.chainaccess.node.NodeAnswer.Cause;
import network.conet.testing.NodeFaultProxy.Fault;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A node of the chain as it is asked, through a proxy that misbehaves. */
class NodeFaultsIT {
  private static final Set<AccountAddress> NOBODY = Set.of(AccountAddress.ZERO);

  private AnvilNode anvil;
  private NodeFaultProxy proxy;
  private EthNode node;

  @BeforeEach
  void start() {
    anvil = AnvilNode.start("--block-time", "1");
    proxy = NodeFaultProxy.before(anvil.url());
    node = EthNodes.connect(proxy.url());
  }

  @AfterEach
  void stop() {
    node.close();
    proxy.close();
    anvil.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(NodeFaultProxy.TOO_MANY_IN_JSON, Cause.THROTTLED),
        Arguments.of(NodeFaultProxy.TOO_MANY_IN_JSON_WITHOUT_ERROR, Cause.THROTTLED),
        Arguments.of(NodeFaultProxy.TOO_MANY_EMPTY, Cause.THROTTLED),
        Arguments.of(NodeFaultProxy.TOO_MANY_IN_WORDS, Cause.THROTTLED),
        Arguments.of(NodeFaultProxy.UNAVAILABLE, Cause.THROTTLED),
        Arguments.of(NodeFaultProxy.LIMIT_AS_ERROR, Cause.THROTTLED),
        Arguments.of(NodeFaultProxy.NO_JSON, Cause.MALFORMED),
        Arguments.of(new Fault.Cut(), Cause.UNREACHABLE));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsNoAnswerToAnything(Fault fault, Cause cause) {
    proxy.misbehave(fault);
    assertThat(causeOf(node.head())).contains(cause);
    // left alone for a while after the first: the answer is the same
    assertThat(causeOf(node.header(BlockNumber.ZERO))).contains(cause);
    assertThat(causeOf(node.headers(BlockNumber.ZERO, BlockNumber.of(1)))).contains(cause);
    assertThat(causeOf(node.logs(LogFilter.of(BlockNumber.ZERO, BlockNumber.ZERO, NOBODY))))
        .contains(cause);
    assertThat(causeOf(node.send(Bytes.parse("0x01")))).contains(cause);
    assertThat(causeOf(node.estimate(EthCall.of(AccountAddress.ZERO, Bytes.EMPTY))))
        .contains(cause);
  }

  @Test
  void aNodeThatFailsIsNotAskedAgainAtOnce() {
    proxy.misbehave(NodeFaultProxy.TOO_MANY_IN_JSON);
    for (int i = 0; i < 1_000; i++) {
      node.head();
    }
    assertThat(proxy.asked()).isLessThan(50);
  }

  @Test
  void anotherEndpointAnswersInPlaceOfOneThatFails() {
    proxy.misbehave(NodeFaultProxy.UNAVAILABLE);
    try (EthNode both = EthNodes.connect(proxy.url() + "/, " + anvil.url() + "/")) {
      assertThat(both.chainId().orThrow().number()).isEqualTo(AnvilNode.CHAIN_ID);
    }
  }

  @Test
  void nullForABlockThatWasThereIsANodeThatLags() {
    BlockHeader head = node.head().orThrow();
    proxy.misbehave("eth_getBlockByNumber", NodeFaultProxy.NULLS);
    assertThat(causeOf(node.header(head.number()))).contains(Cause.LAGGING);
    proxy.misbehave("eth_getBlockByHash", NodeFaultProxy.NULLS);
    assertThat(causeOf(node.header(head.hash()))).contains(Cause.LAGGING);
    proxy.behave();
    assertThat(node.header(head.number()).orThrow()).contains(head);
    assertThat(node.header(head.number().plus(1_000)).orThrow()).isEmpty();
  }

  @Test
  void aLogThatTheBloomPromisesIsFoundOrThereIsNoAnswer() {
    Logged logged = log();
    Set<AccountAddress> followed = Set.of(logged.contract());
    assertThat(logsAt(logged, followed).orThrow()).hasSize(1);

    proxy.misbehave("eth_getLogs", NodeFaultProxy.NO_LOGS);
    assertThat(logsAt(logged, followed).orThrow().getFirst().logs()).hasSize(1);
    assertThat(node.logs(LogFilter.of(logged.header().hash(), followed)).orThrow()).hasSize(1);

    proxy.misbehave("eth_getBlockReceipts", NodeFaultProxy.NULLS);
    assertThat(causeOf(logsAt(logged, followed))).contains(Cause.INCOMPLETE);
    assertThat(logsAt(logged, NOBODY).orThrow().getFirst().logs()).isEmpty();
  }

  private NodeAnswer<List<BlockLogs>> logsAt(Logged logged, Set<AccountAddress> of) {
    return node.blocks(logged.header().number(), logged.header().number(), of);
  }

  @Test
  void aContractThatRefusesIsToldFromANodeThatDoesNotAnswer() {
    AccountAddress reverts = deploy("60006000fd");
    List<CallAnswer> answers =
        node.calls(
                BlockRef.LATEST,
                List.of(
                    EthCall.of(reverts, Bytes.EMPTY), EthCall.of(AccountAddress.ZERO, Bytes.EMPTY)))
            .orThrow();
    assertThat(answers.get(0)).isInstanceOf(CallAnswer.Reverted.class);
    assertThat(answers.get(1)).isEqualTo(new CallAnswer.Returned(Bytes.EMPTY));
    assertThat(node.estimate(EthCall.of(reverts, Bytes.EMPTY)))
        .isInstanceOf(NodeAnswer.Refused.class);
  }

  @Test
  void aReadIsOfOneBlockAndNoOther() {
    BlockHeader head = node.head().orThrow();
    List<EthCall> call = List.of(EthCall.of(AccountAddress.ZERO, Bytes.EMPTY));
    assertThat(node.calls(BlockRef.at(head.hash()), call).orThrow()).hasSize(1);
    assertThat(causeOf(node.calls(BlockRef.at(Hash32.parse("0x" + "ab".repeat(32))), call)))
        .contains(Cause.BLOCK_UNKNOWN);
  }

  @Test
  void whoMayAskIsSaidInAHeaderAndNowhereElse() {
    String url = "http://me:p%40ss@localhost:" + proxy.port() + "/key";
    try (EthNode named = EthNodes.connect(url)) {
      assertThat(named.chainId().orThrow().number()).isEqualTo(AnvilNode.CHAIN_ID);
      assertThat(proxy.lastAuthorization()).isEqualTo("Basic bWU6cEBzcw==");
      proxy.misbehave(NodeFaultProxy.NO_JSON);
      assertThat(named.chainId().toString()).doesNotContain("p@ss", "p%40ss", "/key");
    }
  }

  private record Logged(AccountAddress contract, BlockHeader header) {}

  /** A contract whose every call logs once without topics, and the block of one such call. */
  private Logged log() {
    AccountAddress contract = deploy("60006000a000");
    String hash =
        RawRpc.call(anvil.url(), "eth_sendTransaction", RawRpc.from(anvil.url(), contract, "0x"))
            .asText();
    return new Logged(contract, mined(hash));
  }

  /** Puts code on the chain by anvil's own method. */
  private AccountAddress deploy(String code) {
    AccountAddress at = AccountAddress.parse("0x00000000000000000000000000000000000c0de0");
    RawRpc.call(anvil.url(), "anvil_setCode", at.hex(), "0x" + code);
    return at;
  }

  private BlockHeader mined(String hash) {
    TxHash transaction = TxHash.parse(hash);
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (true) {
      Optional<BlockHeader> in =
          node.receipts(List.of(transaction))
              .orThrow()
              .getFirst()
              .flatMap(receipt -> node.header(receipt.blockHash()).orThrow());
      if (in.isPresent()) {
        return in.get();
      }
      assertThat(System.nanoTime()).as("mined in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static Optional<Cause> causeOf(NodeAnswer<?> answer) {
    return answer instanceof NodeAnswer.NoAnswer<?> none
        ? Optional.of(none.cause())
        : Optional.empty();
  }
}
