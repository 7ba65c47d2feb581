package network.conet.rewards;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.LogData;
import network.conet.testing.KafkaBroker;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what the chain did to the topics, as the chain service would. */
final class ChainFeed implements AutoCloseable {
  private final TestRpc rpc;
  private final ContractAddresses addresses;
  private final network.conet.chainevents.feed.ChainFeed blocks;
  private final KafkaProducer<byte[], byte[]> producer;
  private long next;

  ChainFeed(TestRpc rpc, ContractAddresses addresses) {
    this.rpc = rpc;
    this.addresses = addresses;
    this.next = addresses.deployBlock().number();
    this.blocks =
        new network.conet.chainevents.feed.ChainFeed(
            "chain",
            FollowedChain.of(
                addresses.chainId(), addresses.deployBlock(), addresses.contracts().values()),
            KafkaBroker.as("chain"));
    this.producer = KafkaBroker.as("proofs").producer(Map.of());
  }

  /** Everything since the last time. */
  void pump() {
    long head = rpc.head();
    while (next <= head) {
      JsonNode block = rpc.block(next);
      List<ChainLog> logs = new ArrayList<>();
      logs(next).forEach(log -> logs.add(log(log)));
      blocks.add(
          new ChainBlock(
              new BlockPosition(BlockNumber.of(next), hash(block.get("hash"))),
              hash(block.get("parentHash")),
              Instant.ofEpochSecond(number(block.get("timestamp"))),
              logs));
      next++;
    }
  }

  void send(String topic, Message message) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, "k".getBytes(StandardCharsets.UTF_8), message.toByteArray());
    try {
      producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode logs(long block) {
    String tag = "0x" + Long.toHexString(block);
    List<String> contracts =
        addresses.contracts().values().stream().map(AccountAddress::hex).toList();
    return rpc.call("eth_getLogs", Map.of("fromBlock", tag, "toBlock", tag, "address", contracts));
  }

  private static ChainLog log(JsonNode log) {
    List<Hash32> topics = new ArrayList<>();
    log.get("topics").forEach(topic -> topics.add(hash(topic)));
    return new ChainLog(
        (int) number(log.get("logIndex")),
        new TxHash(log.get("transactionHash").asText()),
        (int) number(log.get("transactionIndex")),
        AccountAddress.parse(log.get("address").asText()),
        topics,
        new LogData(log.get("data").asText()));
  }

  private static Hash32 hash(JsonNode hex) {
    return Hash32.parse(hex.asText());
  }

  private static long number(JsonNode hex) {
    return Long.decode(hex.asText());
  }

  @Override
  public void close() {
    blocks.close();
    producer.close();
  }
}
