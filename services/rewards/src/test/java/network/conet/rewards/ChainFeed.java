package network.conet.rewards;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import network.conet.chainaccess.ContractAddresses;
import network.conet.proto.chain.v1.BlockImported;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.units.AccountAddress;
import network.conet.units.Hex;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what the chain did to the topics, as the chain service would. */
final class ChainFeed implements AutoCloseable {
  private final TestRpc rpc;
  private final ContractAddresses addresses;
  private final KafkaProducer<byte[], byte[]> producer;
  private long sequence;
  private long next;

  ChainFeed(TestRpc rpc, ContractAddresses addresses, String kafka) {
    this.rpc = rpc;
    this.addresses = addresses;
    this.next = addresses.deployBlock().number();
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Everything since the last time. */
  void pump() {
    long head = rpc.head();
    while (next <= head) {
      JsonNode block = rpc.block(next);
      for (JsonNode log : logs(next)) {
        send(ChainEvent.newBuilder().setSequence(sequence++).setLog(log(log)).build());
      }
      send(
          ChainEvent.newBuilder()
              .setSequence(sequence++)
              .setBlockImported(
                  BlockImported.newBuilder()
                      .setNumber(next)
                      .setHash(bytes(block.get("hash")))
                      .setTimestamp(number(block.get("timestamp"))))
              .build());
      next++;
    }
  }

  void send(String topic, Message message) {
    ProducerRecord<byte[], byte[]> next =
        new ProducerRecord<>(topic, "k".getBytes(StandardCharsets.UTF_8), message.toByteArray());
    try {
      producer.send(next).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(ChainEvent event) {
    send("conet.chain.events.v1", event);
  }

  private JsonNode logs(long block) {
    String tag = "0x" + Long.toHexString(block);
    List<String> contracts =
        addresses.contracts().values().stream().map(AccountAddress::hex).toList();
    return rpc.call("eth_getLogs", Map.of("fromBlock", tag, "toBlock", tag, "address", contracts));
  }

  private static ContractLog log(JsonNode log) {
    ContractLog.Builder builder =
        ContractLog.newBuilder()
            .setBlockNumber(number(log.get("blockNumber")))
            .setBlockHash(bytes(log.get("blockHash")))
            .setTransactionHash(bytes(log.get("transactionHash")))
            .setLogIndex((int) number(log.get("logIndex")))
            .setAddress(bytes(log.get("address")))
            .setData(bytes(log.get("data")));
    log.get("topics").forEach(topic -> builder.addTopics(bytes(topic)));
    return builder.build();
  }

  private static ByteString bytes(JsonNode hex) {
    return ByteString.copyFrom(Hex.parse(hex.asText()));
  }

  private static long number(JsonNode hex) {
    return Long.decode(hex.asText());
  }

  @Override
  public void close() {
    producer.close();
  }
}
