package network.conet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import network.conet.chain.db.JdbcFollowerStore;
import network.conet.chain.follow.Block;
import network.conet.chain.follow.FollowChain;
import network.conet.chain.kafka.BlockMessages;
import network.conet.chain.rpc.RpcChainSource;
import network.conet.chain.transaction.NodeUnreachableException;
import network.conet.chainaccess.node.EthNodes;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.testing.AnvilNode;
import network.conet.testing.NodeFaultProxy;
import network.conet.testing.NodeFaultProxy.Fault;
import network.conet.testing.PostgresServer;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real node behind a proxy that does what throttled and lagging nodes do. Seen on the first
 * version: ten seconds of 429 with a JSON body took 569 blocks back.
 */
class FaultyNodeIT {
  private static final int BLOCKS = 12;

  private AnvilNode node;
  private DataSource database;
  private NodeFaultProxy proxy;
  private AnvilRpc direct;
  private JdbcFollowerStore store;
  private AccountAddress contract;
  private FollowChain follower;

  @BeforeEach
  void followAChain() {
    node = AnvilNode.start("--no-mining");
    proxy = NodeFaultProxy.before(node.url());
    direct = new AnvilRpc(node.url());
    contract = deploy();
    direct.call("anvil_mine", "0x" + Integer.toHexString(BLOCKS));
    database = PostgresServer.freshDatabase().dataSource();
    Flyway.configure().dataSource(database).locations("db/migration", "db/events").load().migrate();
    ChainId chain = ChainId.of(AnvilNode.CHAIN_ID);
    store =
        new JdbcFollowerStore(
            database,
            new BlockMessages(FollowedChain.of(chain, BlockNumber.of(1), List.of(contract))));
    follower =
        new FollowChain(
            new RpcChainSource(EthNodes.connect(proxy.url()), List.of(contract)),
            store,
            BlockNumber.ZERO,
            100);
    catchUp();
  }

  @AfterEach
  void stop() {
    proxy.close();
    node.close();
  }

  static Stream<Fault> noAnswers() {
    return Stream.of(
        NodeFaultProxy.TOO_MANY_IN_JSON,
        NodeFaultProxy.TOO_MANY_IN_JSON_WITHOUT_ERROR,
        NodeFaultProxy.TOO_MANY_EMPTY,
        NodeFaultProxy.TOO_MANY_IN_WORDS,
        NodeFaultProxy.UNAVAILABLE,
        NodeFaultProxy.LIMIT_AS_ERROR,
        NodeFaultProxy.NO_JSON,
        new Fault.Cut());
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void noAnswerTakesNothingBack(Fault fault) {
    Block tip = tip();
    proxy.misbehave(fault);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(follower::step).isInstanceOf(NodeUnreachableException.class);
    }
    assertThat(tip()).isEqualTo(tip);
    proxy.behave();
    direct.call("anvil_mine", "0x1");
    catchUp();
    assertThat(tip().number()).isEqualTo(tip.number().next());
  }

  @Test
  void aBackendWithoutTheBlocksItServedTakesNothingBack() {
    Block tip = tip();
    proxy.misbehave("eth_getBlockByNumber", NodeFaultProxy.NULLS);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(follower::step).isInstanceOf(NodeUnreachableException.class);
    }
    assertThat(tip()).isEqualTo(tip);
  }

  @Test
  void anOlderHeadTakesNothingBack() {
    Block tip = tip();
    String older = direct.call("eth_getBlockByNumber", "0x3", false).toString();
    proxy.misbehave(
        "latest",
        new Fault.Changed(
            body ->
                body.substring(0, body.indexOf("\"result\":"))
                    + "\"result\":"
                    + older
                    + (body.startsWith("[") ? "}]" : "}")));
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(follower::step).isInstanceOf(NodeUnreachableException.class);
    }
    assertThat(tip()).isEqualTo(tip);
  }

  /** Seen: one empty answer hid a delegation from every read model for ever. */
  @Test
  void logsThatTheIndexDoesNotHaveYetAreFoundInTheReceipts() throws SQLException {
    long logBlock = mineALog();
    proxy.misbehave("eth_getLogs", NodeFaultProxy.NO_LOGS);
    catchUp();
    assertThat(tip().number().number()).isEqualTo(logBlock + 2);
    assertThat(followedLogs()).containsExactly(logBlock);
  }

  @Test
  void logsThatAreNotThereYetAreWaitedFor() throws SQLException {
    long logBlock = mineALog();
    proxy.misbehave("eth_getLogs", NodeFaultProxy.NO_LOGS);
    proxy.misbehave("eth_getBlockReceipts", NodeFaultProxy.NULLS);
    assertThat(follower.step()).isEqualTo(FollowChain.Step.ADVANCED);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(follower::step).isInstanceOf(NodeUnreachableException.class);
    }
    assertThat(tip().number().number()).isEqualTo(logBlock - 1);
    proxy.behave();
    catchUp();
    assertThat(tip().number().number()).isEqualTo(logBlock + 2);
    assertThat(followedLogs()).containsExactly(logBlock);
  }

  /** Two blocks above the tip, with two more on top. */
  private long mineALog() {
    long tip = tip().number().number();
    direct.call("anvil_mine", "0x1");
    direct.call("eth_sendTransaction", Map.of("from", direct.rich(), "to", contract.hex()));
    direct.call("anvil_mine", "0x3");
    return tip + 2;
  }

  @Test
  void whatTheChainTookBackIsTakenBack() {
    String snapshot = direct.text("evm_snapshot");
    direct.call("anvil_mine", "0x5");
    catchUp();
    Block left = tip();
    direct.call("evm_revert", snapshot);
    direct.call("evm_increaseTime", 100);
    direct.call("anvil_mine", "0x2");
    catchUp();
    assertThat(tip().number()).isEqualTo(left.number().minusOrZero(3));
  }

  /** A contract that answers every call with one log of one topic. */
  private AccountAddress deploy() {
    String code = "0x67" + "600160006000a100" + "600052" + "60086018f3";
    String hash = direct.text("eth_sendTransaction", Map.of("from", direct.rich(), "data", code));
    direct.call("anvil_mine", "0x1");
    return AccountAddress.parse(direct.receipt(hash).path("contractAddress").asText());
  }

  /** The blocks that were told of with a log. */
  private List<Long> followedLogs() throws SQLException {
    List<Long> blocks = new ArrayList<>();
    try (Connection connection = database.getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT value FROM outbox ORDER BY id")) {
      while (rows.next()) {
        if (ChainEventCodec.decode(rows.getBytes(1)) instanceof ChainMessage.BlockAdded told
            && !told.block().logs().isEmpty()) {
          blocks.add(told.block().number().number());
        }
      }
    }
    return blocks;
  }

  private Block tip() {
    return store.tip().orElseThrow();
  }

  /** As the worker does: goes on where the node, left alone for a while, answers again. */
  private void catchUp() {
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreException(NodeUnreachableException.class)
        .until(follower::step, FollowChain.Step.CAUGHT_UP::equals);
  }
}
