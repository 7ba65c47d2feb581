package network.conet.kafka;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * One broker that is its own controller and denies by default: nobody connects without an account,
 * nobody makes a topic by naming it, and only {@link #ADMIN} may do what no rule allows. It knows
 * that account, which it uses itself too, from this very text: the text is a secret.
 *
 * @param port of the clients' listener, on this machine
 * @param controllerPort of the controller's
 * @param data where it keeps everything
 */
public record BrokerProperties(int port, int controllerPort, Path data, Path adminPasswordFile) {
  public static final String ADMIN = "kafka-admin";

  /** As a file of properties. */
  public String text() {
    Properties properties = new Properties();
    put(
        properties,
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=CLIENTS://127.0.0.1:%1$d
        inter.broker.listener.name=CLIENTS
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
        sasl.mechanism.inter.broker.protocol=PLAIN
        sasl.mechanism.controller.protocol=PLAIN
        listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
        listener.name.controller.sasl.enabled.mechanisms=PLAIN
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        super.users=User:%3$s
        allow.everyone.if.no.acl.found=false
        auto.create.topics.enable=false
        offsets.topic.num.partitions=6
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=6
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        min.insync.replicas=1
        group.initial.rebalance.delay.ms=0
        log.cleaner.dedupe.buffer.size=16777216
        """
            .formatted(port, controllerPort, ADMIN));
    properties.setProperty("log.dirs", data.toString());
    String plain =
        JaasText.ofBroker(
            "org.apache.kafka.common.security.plain.PlainLoginModule",
            ADMIN,
            KafkaClient.passwordIn(adminPasswordFile));
    properties.setProperty("listener.name.clients.plain.sasl.jaas.config", plain);
    properties.setProperty("listener.name.controller.plain.sasl.jaas.config", plain);
    properties.setProperty(
        "listener.name.clients.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    return text(properties);
  }

  /** The client of whoever may do everything. */
  public KafkaClient admin() {
    return new KafkaClient(
        "127.0.0.1:" + port, ADMIN, adminPasswordFile, KafkaClient.Mechanism.PLAIN);
  }

  private static void put(Properties properties, String lines) {
    lines
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              properties.setProperty(line.substring(0, equals), line.substring(equals + 1));
            });
  }

  /** Sorted and without a date: the same settings are the same text. */
  private static String text(Properties properties) {
    StringWriter out = new StringWriter();
    try {
      properties.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringBuilder text = new StringBuilder();
    out.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
