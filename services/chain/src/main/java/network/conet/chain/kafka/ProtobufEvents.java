package network.conet.chain.kafka;

import com.google.protobuf.ByteString;
import network.conet.chain.follow.Block;
import network.conet.chain.follow.ContractLog;
import network.conet.chain.follow.EventEncoder;
import network.conet.proto.chain.v1.BlockImported;
import network.conet.proto.chain.v1.BlockRemoved;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.units.ChainId;

/** Writes the events as {@code conet.chain.v1.ChainEvent}. */
public final class ProtobufEvents implements EventEncoder {
  public static final String TOPIC = "conet.chain.events.v1";

  private final ChainId chainId;

  public ProtobufEvents(ChainId chainId) {
    this.chainId = chainId;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public byte[] log(long sequence, Block block, ContractLog log, boolean removed) {
    var message =
        network.conet.proto.chain.v1.ContractLog.newBuilder()
            .setChainId(chainId.number())
            .setBlockNumber(block.number().number())
            .setBlockHash(ByteString.copyFrom(block.hash().toBytes()))
            .setBlockTimestamp(block.timestamp().getEpochSecond())
            .setTransactionHash(ByteString.copyFrom(log.transaction().toBytes()))
            .setTransactionIndex(log.transactionIndex())
            .setLogIndex(log.logIndex())
            .setAddress(ByteString.copyFrom(log.address().toBytes()))
            .setData(ByteString.copyFrom(log.data().toBytes()))
            .setRemoved(removed);
    log.topics().forEach(topic -> message.addTopics(ByteString.copyFrom(topic.toBytes())));
    return ChainEvent.newBuilder().setSequence(sequence).setLog(message).build().toByteArray();
  }

  @Override
  public byte[] imported(long sequence, Block block) {
    return ChainEvent.newBuilder()
        .setSequence(sequence)
        .setBlockImported(
            BlockImported.newBuilder()
                .setNumber(block.number().number())
                .setHash(ByteString.copyFrom(block.hash().toBytes()))
                .setParentHash(ByteString.copyFrom(block.parentHash().toBytes()))
                .setTimestamp(block.timestamp().getEpochSecond()))
        .build()
        .toByteArray();
  }

  @Override
  public byte[] removed(long sequence, Block block) {
    return ChainEvent.newBuilder()
        .setSequence(sequence)
        .setBlockRemoved(
            BlockRemoved.newBuilder()
                .setNumber(block.number().number())
                .setHash(ByteString.copyFrom(block.hash().toBytes())))
        .build()
        .toByteArray();
  }
}
