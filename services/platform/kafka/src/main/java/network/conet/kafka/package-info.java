/**
 * What CoNET keeps in Kafka, and who may touch it. {@link network.conet.kafka.Topics} is the one
 * list of topics; {@link network.conet.kafka.PrepareBroker} makes them, the accounts and their
 * rights on a broker that denies everything else ({@link network.conet.kafka.BrokerProperties} is
 * such a broker); {@link network.conet.kafka.CheckTopics} has whoever uses a topic see that it is
 * as listed. Every client is made by {@link network.conet.kafka.KafkaClient}: no one connects
 * without an account.
 */
@NullMarked
package network.conet.kafka;

import org.jspecify.annotations.NullMarked;
