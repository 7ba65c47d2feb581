package network.conet.chainevents.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.Told;
import network.conet.chainevents.feed.ChainFeed;
import network.conet.kafka.KafkaClient;
import network.conet.kafka.Topics;
import network.conet.testing.KafkaBroker;
import network.conet.testing.PostgresServer;
import network.conet.workers.Worker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer on a real broker and database; the topic is made anew for each test. */
class ChainConsumerIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final KafkaClient KAFKA = KafkaBroker.as("staking");

  private final List<AutoCloseable> open = new ArrayList<>();
  private final RowsOfBlocks projection = new RowsOfBlocks();
  private DataSource database;

  @BeforeEach
  void freshParts() throws Exception {
    database = database();
    deleteTopic();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  @Test
  void twoSourcesOneOfThemLateMakeOneChainAndARestartGoesOn() throws Exception {
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    ChainFeed one = feed("one");
    ChainFeed late = feed("late");
    ChainBlock a = Told.first(1);
    ChainBlock b = Told.after(a, 2);
    ChainBlock b2 = Told.after(a, 3);
    ChainBlock c2 = Told.after(b2, 4);
    Worker first = start(consumer("", Told.FOLLOWED));
    one.add(a, b);
    late.add(a);
    one.takeBack(List.of(b));
    one.add(b2);
    late.add(b);
    eventually(first, a, b2);
    first.close();
    late.takeBack(List.of(b));
    one.add(c2);
    Worker second = start(consumer("", Told.FOLLOWED));
    late.add(b2, c2);
    eventually(second, a, b2, c2);
  }

  @Test
  void aBlockWhoseParentIsMissingIsAGapUntilSomebodyTellsOfIt() throws Exception {
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    ChainFeed feed = feed("one");
    ChainBlock a = Told.first(1);
    ChainBlock b = Told.after(a, 2);
    ChainBlock c = Told.after(b, 3);
    ChainConsumer consumer = consumer("", Told.FOLLOWED);
    Worker worker = start(consumer);
    feed.add(a, c);
    await().atMost(LIMIT).until(() -> consumer.status().gap());
    assertThat(consumer.status().notReady()).isPresent();
    assertThat(RowsOfBlocks.read(database)).containsExactly(a.position());
    feed.add(b);
    eventually(worker, a, b, c);
    await().atMost(LIMIT).until(() -> consumer.status().notReady().isEmpty());
  }

  @Test
  void whatIsFrozenIsNotTakenBackNotAfterARestartEither() throws Exception {
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    ChainFeed feed = feed("one");
    ChainBlock a = Told.first(1);
    ChainBlock b = Told.after(a, 2);
    ChainBlock c = Told.after(b, 3);
    projection.frozen.set(b.position());
    Worker first = start(consumer("", Told.FOLLOWED));
    feed.add(a, b, c);
    feed.takeBack(List.of(c, b));
    await().atMost(LIMIT).until(() -> failure(first).contains("frozen and published"));
    assertThat(RowsOfBlocks.read(database)).containsExactly(a.position(), b.position());
    first.close();
    Worker second = start(consumer("", Told.FOLLOWED));
    await().atMost(LIMIT).until(() -> failure(second).contains("frozen and published"));
    assertThat(RowsOfBlocks.read(database)).containsExactly(a.position(), b.position());
  }

  @Test
  void aRebuildAgainstAnotherChainStopsAtWhatIsFrozenAndOneOfTheSameGoesOn() throws Exception {
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    ChainBlock a = Told.first(1);
    ChainBlock b = Told.after(a, 2);
    ChainBlock c = Told.after(b, 3);
    ChainBlock otherB = Told.after(a, 4);
    feed("one").add(a, b, c);
    projection.frozen.set(b.position());
    Worker first = start(consumer("", Told.FOLLOWED));
    eventually(first, a, b, c);
    first.close();
    Worker same = start(consumer("again", Told.FOLLOWED));
    eventually(same, a, b, c);
    same.close();
    deleteTopic();
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    feed("one").add(a, otherB, Told.after(otherB, 5));
    Worker another = start(consumer("once more", Told.FOLLOWED));
    await().atMost(LIMIT).until(() -> failure(another).contains("frozen and published"));
    assertThat(RowsOfBlocks.read(database)).containsExactly(a.position());
  }

  @Test
  void otherContractsOtherLogsAndWhatIsNoMessageStopItAndSayWhy() throws Exception {
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    ChainFeed feed = feed("one");
    ChainBlock a = Told.first(1);
    feed.add(a);
    Worker other = start(consumer("", Told.OTHER_CONTRACTS));
    await().atMost(LIMIT).until(() -> failure(other).contains("logs of other contracts"));
    assertThat(RowsOfBlocks.read(database)).isEmpty();
    other.close();
    Worker right = start(consumer("", Told.FOLLOWED));
    eventually(right, a);
    feed.add(Told.withOtherLogs(a));
    await().atMost(LIMIT).until(() -> failure(right).contains("two sources disagree"));
    assertThat(RowsOfBlocks.read(database)).containsExactly(a.position());
  }

  @Test
  void whatIsNoMessageOfTheTopicStopsIt() throws Exception {
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    ChainFeed feed = feed("one");
    ChainBlock a = Told.first(1);
    feed.add(a);
    feed.raw(new byte[] {7});
    Worker worker = start(consumer("", Told.FOLLOWED));
    await().atMost(LIMIT).until(() -> failure(worker).contains("offset 1 cannot be read"));
    assertThat(RowsOfBlocks.read(database)).containsExactly(a.position());
  }

  @Test
  void aTopicWithMorePartitionsThanOneIsNotRead() throws Exception {
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    try (Admin admin = KafkaBroker.admin().admin()) {
      admin
          .createPartitions(Map.of(ChainMessage.TOPIC, NewPartitions.increaseTo(6)))
          .all()
          .get(60, TimeUnit.SECONDS);
    }
    Worker worker = start(consumer("", Told.FOLLOWED));
    await().atMost(LIMIT).until(() -> failure(worker).contains("has 6 partitions"));
  }

  @Test
  void nobodyMakesTheTopicByReadingIt() throws Exception {
    Worker worker = start(consumer("", Told.FOLLOWED));
    await().atMost(LIMIT).until(() -> failure(worker).contains("is not there yet"));
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    ChainBlock a = Told.first(1);
    feed("one").add(a);
    eventually(worker, a);
  }

  @Test
  void aRebuildFromTheFirstBlockEqualsTheLiveOne() throws Exception {
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    ChainFeed feed = feed("one");
    ChainBlock a = Told.first(1);
    ChainBlock b = Told.after(a, 2);
    ChainBlock b2 = Told.after(a, 3);
    ChainBlock c2 = Told.after(b2, 4);
    Worker live = start(consumer("", Told.FOLLOWED));
    feed.add(a, b);
    feed.takeBack(List.of(b));
    feed.add(b2, c2);
    eventually(live, a, b2, c2);
    live.close();
    execute("UPDATE seen SET hash = ''::bytea");
    Worker rebuilt = start(consumer("2026-11-26", Told.FOLLOWED));
    eventually(rebuilt, a, b2, c2);
  }

  @Test
  void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    ChainBlock a = Told.first(1);
    ChainBlock b = Told.after(a, 2);
    ChainBlock c = Told.after(b, 3);
    Worker first = start(consumer("", Told.FOLLOWED));
    feed("one").add(a, b);
    eventually(first, a, b);
    first.close();
    deleteTopic();
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
    feed("two").add(a, b, c);
    Worker second = start(consumer("", Told.FOLLOWED));
    eventually(second, a, b, c);
  }

  private ChainConsumer consumer(String generation, FollowedChain followed) {
    return new ChainConsumer(database, "test", followed, projection, generation, Clock.systemUTC());
  }

  private Worker start(ChainConsumer consumer) {
    Worker worker = ChainTopicReader.worker(consumer, KAFKA).start();
    open.add(worker);
    return worker;
  }

  private ChainFeed feed(String source) {
    ChainFeed feed = new ChainFeed(source, Told.FOLLOWED, KafkaBroker.as("chain"));
    open.add(feed);
    return feed;
  }

  private void eventually(Worker worker, ChainBlock... blocks) {
    List<BlockPosition> expected = Arrays.stream(blocks).map(ChainBlock::position).toList();
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(RowsOfBlocks.read(database)).isEqualTo(expected));
    await().atMost(LIMIT).until(() -> worker.failure().isEmpty());
  }

  private static String failure(Worker worker) {
    return worker.failure().map(Object::toString).orElse("");
  }

  private static void deleteTopic() throws Exception {
    try (Admin admin = KafkaBroker.admin().admin()) {
      if (admin.listTopics().names().get(60, TimeUnit.SECONDS).contains(ChainMessage.TOPIC)) {
        admin.deleteTopics(List.of(ChainMessage.TOPIC)).all().get(60, TimeUnit.SECONDS);
      }
      await()
          .atMost(LIMIT)
          .until(
              () ->
                  !admin
                      .listTopics()
                      .names()
                      .get(60, TimeUnit.SECONDS)
                      .contains(ChainMessage.TOPIC));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private DataSource database() throws SQLException {
    database = PostgresServer.freshDatabase().dataSource();
    Flyway.configure().dataSource(database).locations("classpath:db/chain-events").load().migrate();
    execute(RowsOfBlocks.TABLE);
    return database;
  }
}
