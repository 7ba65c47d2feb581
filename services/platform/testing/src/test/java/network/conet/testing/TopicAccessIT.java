package network.conet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import network.conet.kafka.CheckTopics;
import network.conet.kafka.KafkaAccount;
import network.conet.kafka.KafkaClient;
import network.conet.kafka.PrepareBrokerCommand;
import network.conet.kafka.Topic;
import network.conet.kafka.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every topic with every account, on a real broker: what is not listed is refused. */
class TopicAccessIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final byte[] VALUE = {7};

  @TestFactory
  List<DynamicTest> whoMayWrite() {
    return Topics.all().stream()
        .flatMap(
            topic ->
                KafkaBroker.accounts().stream()
                    .map(
                        account ->
                            DynamicTest.dynamicTest(
                                account.user() + " to " + topic.name(),
                                () ->
                                    assertThat(refusalOfWriting(account.user(), topic).isEmpty())
                                        .isEqualTo(topic.writers().contains(account.party())))))
        .toList();
  }

  @TestFactory
  List<DynamicTest> whoMayRead() {
    return Topics.all().stream()
        .flatMap(
            topic ->
                KafkaBroker.accounts().stream()
                    .map(
                        account ->
                            DynamicTest.dynamicTest(
                                account.user() + " from " + topic.name(),
                                () ->
                                    assertThat(refusalOfReading(account.user(), topic).isEmpty())
                                        .isEqualTo(topic.readers().contains(account.party())))))
        .toList();
  }

  @Test
  void aForgedBlockOfAnotherAccountIsNotInTheTopic() throws Exception {
    long before = records(Topics.CHAIN_BLOCKS);
    assertThat(refusalOfWriting("proofs", Topics.CHAIN_BLOCKS))
        .get()
        .isInstanceOf(TopicAuthorizationException.class);
    assertThat(records(Topics.CHAIN_BLOCKS)).isEqualTo(before);
  }

  @Test
  void groupsAndTransactionsBelongToTheirAccount() {
    for (KafkaAccount account : KafkaBroker.accounts()) {
      for (KafkaAccount other : KafkaBroker.accounts()) {
        Optional<KafkaException> group = refusalOfGroup(account.user(), other.user());
        Optional<KafkaException> transaction = refusalOfTransaction(account.user(), other.user());
        if (account.equals(other)) {
          assertThat(group).isEmpty();
          assertThat(transaction).isEmpty();
        } else {
          assertThat(group).get().isInstanceOf(GroupAuthorizationException.class);
          assertThat(transaction).get().isInstanceOf(TransactionalIdAuthorizationException.class);
        }
      }
    }
  }

  @Test
  void nobodyMakesTopicsRightsOrAccounts() {
    for (KafkaAccount account : KafkaBroker.accounts()) {
      try (Admin admin = KafkaBroker.as(account.user()).admin()) {
        assertRefused(
            admin
                .createTopics(List.of(new NewTopic("made-up", Optional.of(1), Optional.empty())))
                .all());
        assertRefused(admin.deleteTopics(List.of(Topics.CHAIN_BLOCKS.name())).all());
        assertRefused(
            admin.describeAcls(org.apache.kafka.common.acl.AclBindingFilter.ANY).values());
        assertRefused(admin.describeUserScramCredentials().all());
      }
    }
  }

  @Test
  void namingATopicDoesNotMakeIt() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        KafkaBroker.admin().producer(Map.of("max.block.ms", 3_000))) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> producer.send(new ProducerRecord<>("named-only", VALUE)).get());
    }
    try (Admin admin = KafkaBroker.admin().admin()) {
      assertThat(admin.listTopics().names().get(60, TimeUnit.SECONDS)).doesNotContain("named-only");
    }
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreRefused(@TempDir Path folder) throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong"), "wrong\n");
    for (String user : List.of("chain", "nobody", "kafka-admin")) {
      for (KafkaClient.Mechanism mechanism : KafkaClient.Mechanism.values()) {
        KafkaClient client =
            new KafkaClient(KafkaBroker.bootstrapServers(), user, wrong, mechanism);
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(
                () -> {
                  try (Admin admin = client.admin()) {
                    admin.listTopics().names().get(60, TimeUnit.SECONDS);
                  }
                })
            .withCauseInstanceOf(SaslAuthenticationException.class);
      }
    }
  }

  @Test
  void aBrokerThatIsPreparedAgainStaysAsItIs() {
    PrepareBrokerCommand.run(
        Map.of(
            "CONET_KAFKA", KafkaBroker.bootstrapServers(),
            "CONET_KAFKA_USER", "kafka-admin",
            "CONET_KAFKA_MECHANISM", "PLAIN",
            "CONET_KAFKA_PASSWORD_FILE", KafkaBroker.passwordFile("kafka-admin").toString(),
            "CONET_KAFKA_ACCOUNTS", KafkaBroker.passwordFile("chain").getParent().toString()),
        3);
    everyAccountFindsItsTopicsAsListed();
  }

  @Test
  void everyAccountFindsItsTopicsAsListed() {
    KafkaBroker.accounts()
        .forEach(account -> CheckTopics.now(KafkaBroker.as(account.user()), account.party()));
  }

  private static Optional<KafkaException> refusalOfWriting(String user, Topic topic)
      throws InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer = KafkaBroker.as(user).producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic.name(), VALUE, VALUE)).get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(refusal(e));
    }
  }

  private static Optional<KafkaException> refusalOfReading(String user, Topic topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = KafkaBroker.as(user).consumer(Map.of())) {
      TopicPartition partition = new TopicPartition(topic.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = System.nanoTime() + LIMIT.toNanos();
      while (consumer.currentLag(partition).isEmpty()) {
        consumer.poll(Duration.ofMillis(200));
        assertThat(System.nanoTime()).as("neither read nor refused").isLessThan(end);
      }
      return Optional.empty();
    } catch (AuthorizationException e) {
      return Optional.of(e);
    }
  }

  private static Optional<KafkaException> refusalOfGroup(String user, String owner) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        KafkaBroker.as(user).consumer(Map.of("group.id", owner + "-test"))) {
      Topic own =
          Topics.all().stream()
              .filter(
                  topic ->
                      topic.isUsedBy(
                          KafkaBroker.accounts().stream()
                              .filter(a -> a.user().equals(user))
                              .findFirst()
                              .orElseThrow()
                              .party()))
              .findFirst()
              .orElseThrow();
      consumer.committed(Set.of(new TopicPartition(own.name(), 0)), LIMIT);
      return Optional.empty();
    } catch (AuthorizationException e) {
      return Optional.of(e);
    }
  }

  private static Optional<KafkaException> refusalOfTransaction(String user, String owner) {
    try (KafkaProducer<byte[], byte[]> producer =
        KafkaBroker.as(user).producer(Map.of("transactional.id", owner + "-test"))) {
      producer.initTransactions();
      return Optional.empty();
    } catch (AuthorizationException e) {
      return Optional.of(e);
    }
  }

  private static long records(Topic topic) {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer = KafkaBroker.admin().consumer(Map.of())) {
      return consumer.endOffsets(List.of(partition), LIMIT).get(partition);
    }
  }

  private static void assertRefused(org.apache.kafka.common.KafkaFuture<?> asked) {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> asked.get(60, TimeUnit.SECONDS))
        .withCauseInstanceOf(AuthorizationException.class);
  }

  private static KafkaException refusal(ExecutionException e) {
    if (e.getCause() instanceof AuthorizationException refused) {
      return refused;
    }
    throw new AssertionError("not refused but failed", e);
  }
}
