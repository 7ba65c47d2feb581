package network.conet.proofs.service;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import network.conet.contracts.Escrow;
import network.conet.contracts.NetworkParameters;
import network.conet.contracts.NodeRegistry;
import network.conet.proofs.fixtures.Network;
import network.conet.proto.chain.v1.BlockImported;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.testing.KafkaBroker;
import network.conet.units.AccountAddress;
import network.conet.units.Hex;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes2;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint64;

/** Writes what the chain service writes. */
final class ChainTopic implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", KafkaBroker.bootstrapServers(), "acks", "all"),
          new ByteArraySerializer(),
          new ByteArraySerializer());
  private long sequence;
  private int logIndex;

  void nodeRegistered(long block, Network.Node node) {
    log(
        block,
        AnchorOnAnvil.REGISTRY,
        NodeRegistry.NODEREGISTERED_EVENT,
        List.of(
            node.id().toBytes(), padded(node.hotKey().address()), padded(node.hotKey().address())),
        List.of(
            new Uint64(0),
            new Bytes32(new byte[32]),
            new Bytes32(new byte[32]),
            new Bytes2(new byte[2]),
            new Utf8String("192.0.2.1:4000")));
  }

  void priceSet(long block, long units) {
    byte[] key = Arrays.copyOf("pricePerGiB".getBytes(StandardCharsets.US_ASCII), 32);
    log(
        block,
        AnchorOnAnvil.PARAMETERS,
        NetworkParameters.PARAMETERCHANGED_EVENT,
        List.of(key),
        List.of(new Uint256(0), new Uint256(units)));
  }

  void creditCommitted(long block, AccountAddress payer, long units) {
    log(
        block,
        AnchorOnAnvil.ESCROW,
        Escrow.CREDITCOMMITTED_EVENT,
        List.of(padded(payer), new byte[32]),
        List.of(new Uint256(units)));
  }

  void block(long number, long time) {
    send(
        ChainEvent.newBuilder()
            .setBlockImported(
                BlockImported.newBuilder()
                    .setNumber(number)
                    .setTimestamp(time)
                    .setHash(ByteString.copyFrom(Network.block(number, time).hash().toBytes()))));
  }

  @SuppressWarnings("rawtypes")
  private void log(
      long block, String contract, Event event, List<byte[]> indexed, List<Type> data) {
    ContractLog.Builder log =
        ContractLog.newBuilder()
            .setChainId(31_337)
            .setBlockNumber(block)
            .setLogIndex(logIndex++)
            .setAddress(ByteString.copyFrom(Hex.parse(contract)))
            .addTopics(ByteString.copyFrom(Hex.parse(EventEncoder.encode(event))))
            .setData(ByteString.fromHex(FunctionEncoder.encodeConstructor(data)));
    indexed.forEach(topic -> log.addTopics(ByteString.copyFrom(topic)));
    send(ChainEvent.newBuilder().setLog(log));
  }

  private void send(ChainEvent.Builder event) {
    byte[] value = event.setSequence(++sequence).build().toByteArray();
    var unused = producer.send(new ProducerRecord<>("conet.chain.events.v1", value));
    producer.flush();
  }

  private static byte[] padded(AccountAddress address) {
    byte[] word = new byte[32];
    System.arraycopy(address.toBytes(), 0, word, 12, 20);
    return word;
  }

  @Override
  public void close() {
    producer.close();
  }
}
