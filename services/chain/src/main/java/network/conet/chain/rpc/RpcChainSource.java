package network.conet.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import network.conet.chain.follow.Block;
import network.conet.chain.follow.ChainSource;
import network.conet.chain.follow.ContractLog;
import network.conet.chain.follow.FollowedBlock;
import network.conet.chain.follow.LogData;
import network.conet.chainaccess.node.LogsBloom;
import network.conet.chainaccess.node.NodeLog;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** Reads blocks and the logs of the contracts from a node. */
public final class RpcChainSource implements ChainSource {
  /** A header and what it says of the logs below it. */
  private record Header(Block block, LogsBloom bloom) {}

  private final JsonRpc rpc;
  private final List<AccountAddress> addresses;
  private final List<String> contracts;

  public RpcChainSource(JsonRpc rpc, List<AccountAddress> contracts) {
    this.rpc = rpc;
    this.addresses = List.copyOf(contracts);
    this.contracts = contracts.stream().map(AccountAddress::hex).toList();
  }

  @Override
  public BlockNumber head() {
    return BlockNumber.of(Quantities.number(rpc.ask("eth_blockNumber")));
  }

  @Override
  public Optional<Block> block(BlockNumber number) {
    return block(rpc.ask("eth_getBlockByNumber", Quantities.of(number.number()), false));
  }

  /**
   * Headers first, then logs over the same heights. Logs of a block that is no longer the one whose
   * header was read end the answer before it: were they dropped, they would be lost.
   */
  @Override
  public List<FollowedBlock> blocks(BlockNumber from, BlockNumber to) {
    List<JsonRpc.Call> headers = new ArrayList<>();
    for (long n = from.number(); n <= to.number(); n++) {
      headers.add(new JsonRpc.Call("eth_getBlockByNumber", List.of(Quantities.of(n), false)));
    }
    List<Header> read =
        rpc.askAll(headers).stream().map(RpcChainSource::header).flatMap(Optional::stream).toList();
    Map<Long, List<JsonNode>> logs = logs(from, to);
    List<FollowedBlock> followed = new ArrayList<>();
    for (Header header : read) {
      Block block = header.block();
      List<JsonNode> ofBlock = logs.getOrDefault(block.number().number(), List.of());
      boolean same =
          ofBlock.stream()
              .allMatch(log -> Hash32.parse(log.path("blockHash").asText()).equals(block.hash()));
      if (!same || (ofBlock.isEmpty() && (movedOn(block) || lacksLogs(header)))) {
        break;
      }
      followed.add(new FollowedBlock(block, ofBlock.stream().map(RpcChainSource::log).toList()));
    }
    return followed;
  }

  /**
   * The header promises logs of a contract and the node gave none: its index is behind its blocks,
   * or the bloom says so by chance (Yellow Paper, 4.3.1), which only the receipts can tell.
   */
  private boolean lacksLogs(Header header) {
    if (addresses.stream().noneMatch(header.bloom()::mayHold)) {
      return false;
    }
    JsonNode receipts =
        rpc.ask("eth_getBlockReceipts", Quantities.of(header.block().number().number()));
    if (!receipts.isArray()) {
      return true;
    }
    List<NodeLog> all = new ArrayList<>();
    for (JsonNode receipt : receipts) {
      for (JsonNode log : receipt.path("logs")) {
        if (!Hash32.parse(log.path("blockHash").asText()).equals(header.block().hash())) {
          return true;
        }
        all.add(nodeLog(log, header.block()));
      }
    }
    return !LogsBloom.of(all).equals(header.bloom())
        || all.stream().anyMatch(log -> addresses.contains(log.address()));
  }

  private static NodeLog nodeLog(JsonNode json, Block block) {
    ContractLog log = log(json);
    return new NodeLog(
        block.number(),
        block.hash(),
        log.transaction(),
        log.transactionIndex(),
        log.logIndex(),
        log.address(),
        log.topics(),
        Bytes.parse(log.data().hex()));
  }

  /** A block without logs proves nothing by itself: the node may have changed it in between. */
  private boolean movedOn(Block block) {
    return block(block.number()).filter(block::equals).isEmpty();
  }

  private Map<Long, List<JsonNode>> logs(BlockNumber from, BlockNumber to) {
    Map<String, Object> filter =
        Map.of(
            "fromBlock", Quantities.of(from.number()),
            "toBlock", Quantities.of(to.number()),
            "address", contracts);
    Map<Long, List<JsonNode>> byBlock = new HashMap<>();
    StreamSupport.stream(rpc.ask("eth_getLogs", filter).spliterator(), false)
        .sorted(Comparator.comparingLong(log -> Quantities.number(log.path("logIndex"))))
        .forEach(
            log ->
                byBlock
                    .computeIfAbsent(
                        Quantities.number(log.path("blockNumber")), unused -> new ArrayList<>())
                    .add(log));
    return byBlock;
  }

  private static Optional<Block> block(JsonNode json) {
    return header(json).map(Header::block);
  }

  private static Optional<Header> header(JsonNode json) {
    if (!json.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new Header(
            new Block(
                BlockNumber.of(Quantities.number(json.path("number"))),
                Hash32.parse(json.path("hash").asText()),
                Hash32.parse(json.path("parentHash").asText()),
                Instant.ofEpochSecond(Quantities.number(json.path("timestamp")))),
            new LogsBloom(json.path("logsBloom").asText())));
  }

  private static ContractLog log(JsonNode json) {
    List<Hash32> topics = new ArrayList<>();
    json.path("topics").forEach(topic -> topics.add(Hash32.parse(topic.asText())));
    return new ContractLog(
        Math.toIntExact(Quantities.number(json.path("logIndex"))),
        TxHash.parse(json.path("transactionHash").asText()),
        Math.toIntExact(Quantities.number(json.path("transactionIndex"))),
        AccountAddress.parse(json.path("address").asText()),
        topics,
        new LogData(json.path("data").asText()));
  }
}
