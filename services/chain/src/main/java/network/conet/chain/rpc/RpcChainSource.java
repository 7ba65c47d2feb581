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
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** Reads blocks and the logs of the contracts from a node. */
public final class RpcChainSource implements ChainSource {
  private final JsonRpc rpc;
  private final List<String> contracts;

  public RpcChainSource(JsonRpc rpc, List<AccountAddress> contracts) {
    this.rpc = rpc;
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
    List<Block> blocks =
        rpc.askAll(headers).stream().map(RpcChainSource::block).flatMap(Optional::stream).toList();
    Map<Long, List<JsonNode>> logs = logs(from, to);
    List<FollowedBlock> followed = new ArrayList<>();
    for (Block block : blocks) {
      List<JsonNode> ofBlock = logs.getOrDefault(block.number().number(), List.of());
      boolean same =
          ofBlock.stream()
              .allMatch(log -> Hash32.parse(log.path("blockHash").asText()).equals(block.hash()));
      if (!same || (ofBlock.isEmpty() && movedOn(block))) {
        break;
      }
      followed.add(new FollowedBlock(block, ofBlock.stream().map(RpcChainSource::log).toList()));
    }
    return followed;
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
    if (!json.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new Block(
            BlockNumber.of(Quantities.number(json.path("number"))),
            Hash32.parse(json.path("hash").asText()),
            Hash32.parse(json.path("parentHash").asText()),
            Instant.ofEpochSecond(Quantities.number(json.path("timestamp")))));
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
