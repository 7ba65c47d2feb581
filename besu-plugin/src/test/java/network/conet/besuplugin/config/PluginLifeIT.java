package network.conet.besuplugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import network.conet.besuplugin.fake.BrokerTopic;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.besuplugin.fake.FakeServices;
import network.conet.chainevents.ChainMessage;
import org.hyperledger.besu.plugin.services.exception.PluginRpcEndpointException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin from register to stop, in a node in memory, with a real Kafka. */
class PluginLifeIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private final FakeNode node = new FakeNode();
  private FakeServices services;
  private ConetPlugin plugin;

  @BeforeEach
  void emptyTopic() throws Exception {
    BrokerTopic.makeAnew();
  }

  @AfterEach
  void stop() {
    if (plugin != null) {
      plugin.stop();
    }
  }

  private Path contractsFile() throws IOException {
    return Files.writeString(
        folder.resolve("contracts.json"),
        """
        {"chainId":%d,"deployBlock":%s,"contracts":{"EpochAnchor":"%s"}}
        """
            .formatted(
                FakeNode.CHAIN_ID, FakeNode.FOLLOWED.deployBlock(), FakeNode.FOLLOWED_CONTRACT));
  }

  private void start(String kafka, Path contracts) {
    services = new FakeServices(node);
    plugin = new ConetPlugin();
    plugin.register(services);
    services.commandLine(
        "--plugin-conet-kafka=" + kafka,
        "--plugin-conet-kafka-password-file=" + BrokerTopic.PASSWORD_FILE,
        "--plugin-conet-contracts-file=" + contracts);
    services.nodeRuns();
    plugin.start();
  }

  private Object status(String member) {
    return ((Map<?, ?>) services.call("conet_streamStatus")).get(member);
  }

  private void awaitCaughtUp() {
    long head = node.chain().getLast().number();
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(status("failure")).isNull();
              assertThat(status("state")).isEqualTo("caught up");
              assertThat(((Map<?, ?>) status("told")).get("number"))
                  .isEqualTo("0x" + Long.toHexString(head));
            });
  }

  private void assertReadersHaveTheChain() {
    var reader = BrokerTopic.reader();
    assertThat(reader.stopped()).isEmpty();
    assertThat(reader.hasGap()).isFalse();
    assertThat(reader.chain())
        .hasSize((int) (node.chain().size() - FakeNode.FOLLOWED.deployBlock().number()));
    assertThat(reader.chain().getLast().hash().hex())
        .isEqualTo(node.chain().getLast().hash().toString());
  }

  @Test
  void itStreamsThroughAReorganisationAndARestart() throws IOException {
    node.mine(40);
    start(BrokerTopic.KAFKA, contractsFile());
    awaitCaughtUp();
    node.mine(5);
    node.reorganise(3, 2);
    node.mine(2);
    awaitCaughtUp();
    assertReadersHaveTheChain();
    assertThat(services.gauge("conet_stream_told")).isEqualTo(node.chain().size() - 1);
    assertThat(services.gauge("conet_stream_behind")).isZero();
    plugin.stop();
    assertThat(node.listening()).isZero();
    int before = BrokerTopic.messages().size();
    node.reorganise(2, 1);
    start(BrokerTopic.KAFKA, contractsFile());
    awaitCaughtUp();
    assertReadersHaveTheChain();
    assertThat(BrokerTopic.messages()).hasSize(before + 2 + 3);
    assertThat(services.counter("conet_stream_taken_back")).isEqualTo(2);
    assertThat(BrokerTopic.messages())
        .extracting(ChainMessage::source)
        .containsOnly("besu-plugin/node");
  }

  @Test
  void aBlockOfTwelveMillionBytesIsWritten() throws IOException {
    node.mine(4);
    node.mine(node.bigTransaction(12_000_000));
    start(BrokerTopic.KAFKA, contractsFile());
    awaitCaughtUp();
    assertReadersHaveTheChain();
  }

  @Test
  void aContractsFileThatIsNotThereYetIsWaitedFor() throws IOException {
    node.mine(10);
    start(BrokerTopic.KAFKA, folder.resolve("contracts.json"));
    assertThat(status("failure")).asString().contains("not there yet");
    assertThat(services.call("conet_getEpoch")).isNull();
    var unused = contractsFile();
    awaitCaughtUp();
    assertReadersHaveTheChain();
  }

  @Test
  void withoutKafkaTheNodeGoesOnAndTheStatusSaysWhy() throws IOException {
    node.mine(5);
    start("127.0.0.1:" + unusedPort(), contractsFile());
    node.mine(100);
    assertThat(node.chain()).hasSize(106);
    await().atMost(LIMIT).until(() -> status("failure") != null);
    assertThat(services.gauge("conet_stream_failing")).isEqualTo(1);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aNodeOfAnotherChainIsSaidToBe() throws IOException {
    Path other =
        Files.writeString(
            folder.resolve("other.json"),
            "{\"chainId\":7,\"deployBlock\":3,\"contracts\":{\"EpochAnchor\":\"%s\"}}"
                .formatted(FakeNode.FOLLOWED_CONTRACT));
    start(BrokerTopic.KAFKA, other);
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(status("failure")).asString().contains("is of chain 7"));
    assertThat(BrokerTopic.messages()).isEmpty();
  }

  @Test
  void withoutOptionsNothingIsDoneAndMethodsSaySo() {
    services = new FakeServices(node);
    plugin = new ConetPlugin();
    plugin.register(services);
    services.commandLine();
    services.nodeRuns();
    plugin.start();
    assertThat(node.listening()).isZero();
    assertThatThrownBy(() -> services.call("conet_streamStatus"))
        .isInstanceOfSatisfying(
            PluginRpcEndpointException.class,
            e -> assertThat(e.getRpcMethodError().getCode()).isEqualTo(-32010));
  }

  @Test
  void parametersThatAreNoneAreRefused() throws IOException {
    start(BrokerTopic.KAFKA, contractsFile());
    for (Object[] params : List.of(new Object[] {"soon"}, new Object[] {1, 2}, new Object[] {-1})) {
      assertThatThrownBy(() -> services.call("conet_getEpoch", params))
          .isInstanceOfSatisfying(
              PluginRpcEndpointException.class,
              e -> assertThat(e.getRpcMethodError().getCode()).isEqualTo(-32602));
    }
    for (Object param : new Object[] {"latest", null, 4, 4L, "0x4", "4"}) {
      assertThat(services.call("conet_getEpoch", param)).isNull();
    }
  }
}
