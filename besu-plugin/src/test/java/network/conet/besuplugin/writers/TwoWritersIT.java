package network.conet.besuplugin.writers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import network.conet.besuplugin.fake.BrokerTopic;
import network.conet.besuplugin.fake.FakeBlock;
import network.conet.besuplugin.fake.FakeBlock.FakeLog;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.chainevents.consume.ChainTopicReader;
import network.conet.testing.KafkaBroker;
import network.conet.testing.PostgresServer;
import network.conet.workers.Worker;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plugin and services/chain write one topic, in turn, at once, and killed at any moment: a read
 * model has every block of the chain with every log, once.
 */
class TwoWritersIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final FakeNode node = new FakeNode();
  private DataSource chainService;
  private DataSource readModel;
  private Worker reader;
  private @Nullable PluginLife plugin;
  private @Nullable ChainServiceLife service;

  @BeforeEach
  void freshParts() throws Exception {
    BrokerTopic.makeAnew();
    chainService = PostgresServer.freshDatabase().dataSource();
    Flyway.configure()
        .dataSource(chainService)
        .locations("classpath:db/migration", "classpath:db/events")
        .load()
        .migrate();
    readModel = PostgresServer.freshDatabase().dataSource();
    Flyway.configure()
        .dataSource(readModel)
        .locations("classpath:db/chain-events")
        .load()
        .migrate();
    for (String table : BlocksAndLogs.TABLES) {
      execute(table);
    }
    ChainConsumer consumer =
        new ChainConsumer(
            readModel, "test", FakeNode.FOLLOWED, new BlocksAndLogs(), "", Clock.systemUTC());
    reader = ChainTopicReader.worker(consumer, KafkaBroker.as("staking")).start();
    node.mine(20);
  }

  @AfterEach
  void stop() throws InterruptedException {
    pluginRuns(false);
    serviceRuns(false);
    reader.close();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = readModel.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void pluginRuns(boolean wanted) throws InterruptedException {
    PluginLife life = plugin;
    if (wanted && life == null) {
      plugin = new PluginLife(node);
    } else if (!wanted && life != null) {
      life.close();
      plugin = null;
    }
  }

  private void serviceRuns(boolean wanted) {
    ChainServiceLife life = service;
    if (wanted && life == null) {
      service = new ChainServiceLife(node, chainService);
    } else if (!wanted && life != null) {
      life.close();
      service = null;
    }
  }

  private void awaitReadModelHasTheChain() {
    List<String> expected = expected();
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(BlocksAndLogs.read(readModel)).isEqualTo(expected));
    assertThat(reader.failure()).isEmpty();
  }

  private List<String> expected() {
    List<String> lines = new ArrayList<>();
    for (FakeBlock block : node.chain()) {
      if (block.number() >= FakeNode.FOLLOWED.deployBlock().number()) {
        StringBuilder line = new StringBuilder(block.number() + " " + block.hash());
        List<FakeLog> logs =
            block.transactions().stream().flatMap(one -> one.logs().stream()).toList();
        for (int index = 0; index < logs.size(); index++) {
          if (logs.get(index).logger().toString().equals(FakeNode.FOLLOWED_CONTRACT.hex())) {
            line.append(" ").append(index).append(":").append(logs.get(index).data().toHexString());
          }
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  @Test
  void oneAfterTheOtherGoesOnWhereTheOtherStopped() throws Exception {
    serviceRuns(true);
    awaitReadModelHasTheChain();
    node.mine(5);
    serviceRuns(false);
    node.reorganise(3, 2);
    pluginRuns(true);
    awaitReadModelHasTheChain();
    node.mine(5);
    node.reorganise(2, 1);
    awaitReadModelHasTheChain();
    pluginRuns(false);
    node.mine(3);
    serviceRuns(true);
    awaitReadModelHasTheChain();
    node.reorganise(4, 1);
    awaitReadModelHasTheChain();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void bothAtOnceEitherKilledAtAnyMoment(long seed) throws Exception {
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      pluginRuns(random.nextInt(4) != 0);
      serviceRuns(random.nextInt(4) != 0);
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        if (random.nextInt(3) == 0) {
          node.reorganise(random.nextInt(1, 6), random.nextInt(1, 3));
        } else {
          node.mine(random.nextInt(1, 5));
        }
      }
      if (random.nextInt(3) == 0) {
        pluginRuns(true);
        serviceRuns(true);
        awaitReadModelHasTheChain();
      }
    }
    pluginRuns(true);
    serviceRuns(true);
    awaitReadModelHasTheChain();
  }
}
