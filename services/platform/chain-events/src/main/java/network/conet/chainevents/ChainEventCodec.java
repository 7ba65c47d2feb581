package network.conet.chainevents;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.List;
import network.conet.proto.chain.v1.Block;
import network.conet.proto.chain.v1.BlockTakenBack;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.proto.chain.v1.Log;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** Messages as {@code conet.chain.v1.ChainEvent}, both ways. */
public final class ChainEventCodec {
  private ChainEventCodec() {}

  public static byte[] encode(ChainMessage message) {
    ChainEvent.Builder event = ChainEvent.newBuilder().setSource(message.source());
    switch (message) {
      case ChainMessage.BlockAdded added -> event.setBlock(block(added));
      case ChainMessage.BlockTakenBack back -> event.setBlockTakenBack(takenBack(back));
    }
    return event.build().toByteArray();
  }

  /**
   * @throws IllegalArgumentException if it is no message of the topic, saying why
   */
  public static ChainMessage decode(byte[] bytes) {
    try {
      ChainEvent event = ChainEvent.parseFrom(bytes);
      return switch (event.getEventCase()) {
        case BLOCK -> added(event.getSource(), event.getBlock());
        case BLOCK_TAKEN_BACK -> back(event.getSource(), event.getBlockTakenBack());
        default -> throw new IllegalArgumentException("a chain event of no known kind");
      };
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not a chain event: " + e.getMessage(), e);
    }
  }

  private static Block block(ChainMessage.BlockAdded added) {
    ChainBlock block = added.block();
    Block.Builder message =
        Block.newBuilder()
            .setChainId(added.chainId().number())
            .setNumber(block.number().number())
            .setHash(bytes(block.hash()))
            .setParentHash(bytes(block.parentHash()))
            .setTimestamp(block.timestamp().getEpochSecond())
            .setContracts(bytes(added.contracts().hash()));
    block.logs().forEach(log -> message.addLogs(log(log)));
    return message.build();
  }

  private static Log log(ChainLog log) {
    Log.Builder message =
        Log.newBuilder()
            .setTransactionHash(ByteString.copyFrom(log.transaction().toBytes()))
            .setTransactionIndex(log.transactionIndex())
            .setLogIndex(log.logIndex())
            .setAddress(ByteString.copyFrom(log.address().toBytes()))
            .setData(ByteString.copyFrom(log.data().toBytes()));
    log.topics().forEach(topic -> message.addTopics(bytes(topic)));
    return message.build();
  }

  private static BlockTakenBack takenBack(ChainMessage.BlockTakenBack back) {
    return BlockTakenBack.newBuilder()
        .setChainId(back.chainId().number())
        .setNumber(back.position().number().number())
        .setHash(bytes(back.position().hash()))
        .setParentHash(bytes(back.parentHash()))
        .setContracts(bytes(back.contracts().hash()))
        .build();
  }

  private static ChainMessage added(String source, Block block) {
    List<ChainLog> logs = block.getLogsList().stream().map(ChainEventCodec::log).toList();
    return new ChainMessage.BlockAdded(
        source,
        ChainId.of(block.getChainId()),
        new ContractsDigest(hash(block.getContracts())),
        new ChainBlock(
            position(block.getNumber(), block.getHash()),
            hash(block.getParentHash()),
            Instant.ofEpochSecond(block.getTimestamp()),
            logs));
  }

  private static ChainLog log(Log log) {
    return new ChainLog(
        log.getLogIndex(),
        TxHash.of(log.getTransactionHash().toByteArray()),
        log.getTransactionIndex(),
        AccountAddress.of(log.getAddress().toByteArray()),
        log.getTopicsList().stream().map(ChainEventCodec::hash).toList(),
        LogData.of(log.getData().toByteArray()));
  }

  private static ChainMessage back(String source, BlockTakenBack back) {
    return new ChainMessage.BlockTakenBack(
        source,
        ChainId.of(back.getChainId()),
        new ContractsDigest(hash(back.getContracts())),
        position(back.getNumber(), back.getHash()),
        hash(back.getParentHash()));
  }

  private static BlockPosition position(long number, ByteString hash) {
    return new BlockPosition(BlockNumber.of(number), hash(hash));
  }

  private static Hash32 hash(ByteString bytes) {
    return Hash32.of(bytes.toByteArray());
  }

  private static ByteString bytes(Hash32 hash) {
    return ByteString.copyFrom(hash.toBytes());
  }
}
