package network.conet.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The one maker of clients: how they sign in, and what holds for all of them. The password is read
 * each time a client is made, so that a new one needs no restart.
 *
 * @param user the account's name: what its groups, its transactions and the origin of its events
 *     begin with
 */
public record KafkaClient(
    String bootstrapServers, String user, Path passwordFile, KafkaClient.Mechanism mechanism) {
  /** How an account proves that it knows its password. */
  public enum Mechanism {
    /** The broker never learns the password: for every account that a broker was told of. */
    SCRAM("SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule"),
    /** For the account that a broker has from its own settings, before it was told of any. */
    PLAIN("PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule");

    private final String word;
    private final String module;

    Mechanism(String word, String module) {
      this.word = word;
      this.module = module;
    }
  }

  public KafkaClient {
    JaasText.requireUser(user);
  }

  public static KafkaClient of(KafkaSettings settings) {
    return new KafkaClient(
        settings.bootstrapServers(), settings.user(), settings.passwordFile(), Mechanism.SCRAM);
  }

  /** A name of a consumer, for ever, and of its group: one that this account may use. */
  public String consumerName(String purpose) {
    return KafkaAccount.prefix(user) + purpose;
  }

  public Admin admin() {
    return Admin.create(settings());
  }

  /** Reads what is committed, from the beginning, and never tells the broker how far it is. */
  public KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> own) {
    Map<String, Object> settings = settings();
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("allow.auto.create.topics", false);
    settings.put("max.poll.records", 1_000);
    settings.putAll(own);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Nothing counts as sent before every replica in sync has it; nothing is sent twice. */
  public KafkaProducer<byte[], byte[]> producer(Map<String, Object> own) {
    Map<String, Object> settings = settings();
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 0);
    settings.putAll(own);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * One whose records become visible a transaction at a time; another for the same purpose ends it.
   */
  public KafkaProducer<byte[], byte[]> transactionalProducer(
      String purpose, Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>(own);
    settings.put("transactional.id", KafkaAccount.prefix(user) + purpose);
    return producer(settings);
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("security.protocol", "SASL_PLAINTEXT");
    settings.put("sasl.mechanism", mechanism.word);
    settings.put("sasl.jaas.config", JaasText.of(mechanism.module, user, passwordIn(passwordFile)));
    return settings;
  }

  static String passwordIn(Path file) {
    try {
      String text = Files.readString(file).replaceFirst("\\r?\\n$", "");
      if (text.isEmpty()) {
        throw new IllegalStateException("the password file " + file + " is empty");
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the password file " + file, e);
    }
  }

  @Override
  public String toString() {
    return user + "@" + bootstrapServers;
  }
}
