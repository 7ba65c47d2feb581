package network.conet.chainaccess.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Keccak;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** The meaning of what a transport brings. */
final class RpcEthNode implements EthNode {
  private static final int CHUNK = 200;

  private final RpcTransport transport;
  private final ServedBlocks served = new ServedBlocks();

  RpcEthNode(RpcTransport transport) {
    this.transport = transport;
  }

  @Override
  public NodeAnswer<ChainId> chainId() {
    return ask(RpcRequest.of("eth_chainId"), json -> ChainId.of(NodeJson.number(json)));
  }

  @Override
  public NodeAnswer<BlockHeader> head() {
    return ask(RpcRequest.of("eth_getBlockByNumber", "latest", false), NodeJson::header)
        .then(
            head -> {
              if (served.lags(head)) {
                return lagging("its head is " + head.number() + ", and was above that before");
              }
              served.saw(head);
              return NodeAnswer.of(head);
            });
  }

  @Override
  public NodeAnswer<Optional<BlockHeader>> header(BlockNumber number) {
    return headers(number, number).map(found -> found.stream().findFirst());
  }

  @Override
  public NodeAnswer<Optional<BlockHeader>> header(Hash32 hash) {
    return ask(
            RpcRequest.of("eth_getBlockByHash", hash.hex(), false),
            json -> NodeJson.optional(json, NodeJson::header))
        .then(
            found ->
                found.isEmpty() && served.stands(hash)
                    ? lagging("it no longer knows block " + hash)
                    : NodeAnswer.of(found));
  }

  @Override
  public NodeAnswer<List<BlockHeader>> headers(BlockNumber from, BlockNumber to) {
    List<RpcRequest> requests =
        LongStream.rangeClosed(from.number(), to.number())
            .mapToObj(n -> RpcRequest.of("eth_getBlockByNumber", NodeJson.quantity(n), false))
            .toList();
    return askAll(requests, json -> NodeJson.optional(json, NodeJson::header))
        .then(found -> connected(from, found));
  }

  private NodeAnswer<List<BlockHeader>> connected(
      BlockNumber from, List<Optional<BlockHeader>> found) {
    List<BlockHeader> headers = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      BlockNumber number = from.plus(i);
      if (found.get(i).isEmpty()) {
        if (served.reached(number)) {
          return lagging("it answers null for block " + number + ", which it had before");
        }
        break;
      }
      BlockHeader header = found.get(i).get();
      if (!header.number().equals(number)) {
        return NodeAnswer.none(
            NodeAnswer.Cause.MALFORMED, "block " + header.number() + " for block " + number);
      }
      if (!headers.isEmpty() && !headers.getLast().hash().equals(header.parentHash())) {
        break;
      }
      headers.add(header);
    }
    headers.forEach(served::saw);
    return NodeAnswer.of(List.copyOf(headers));
  }

  @Override
  public NodeAnswer<List<BlockLogs>> blocks(
      BlockNumber from, BlockNumber to, Set<AccountAddress> addresses) {
    return headers(from, to)
        .then(
            headers ->
                headers.isEmpty()
                    ? NodeAnswer.of(List.of())
                    : rawLogs(LogFilter.of(from, headers.getLast().number(), addresses))
                        .then(logs -> together(headers, logs, addresses)));
  }

  private NodeAnswer<List<BlockLogs>> together(
      List<BlockHeader> headers, List<NodeLog> logs, Set<AccountAddress> addresses) {
    Map<BlockNumber, List<NodeLog>> byBlock =
        logs.stream().collect(Collectors.groupingBy(NodeLog::blockNumber));
    List<BlockLogs> blocks = new ArrayList<>();
    for (BlockHeader header : headers) {
      List<NodeLog> own = byBlock.getOrDefault(header.number(), List.of());
      if (own.stream().anyMatch(log -> !log.blockHash().equals(header.hash()))) {
        return blocks.isEmpty()
            ? NodeAnswer.none(
                NodeAnswer.Cause.INCOMPLETE, "block " + header.number() + " changed meanwhile")
            : NodeAnswer.of(blocks);
      }
      switch (complete(header, own, LogFilter.of(header.hash(), addresses))) {
        case NodeAnswer.Answered<List<NodeLog>>(List<NodeLog> all) ->
            blocks.add(new BlockLogs(header, all));
        case NodeAnswer.NoAnswer<List<NodeLog>> none when !blocks.isEmpty() -> {
          return NodeAnswer.of(blocks);
        }
        case NodeAnswer<List<NodeLog>> other -> {
          return other.map(unused -> List.of());
        }
      }
    }
    return NodeAnswer.of(blocks);
  }

  /** What is there, if the bloom agrees; else what the node says on a second question; receipts. */
  private NodeAnswer<List<NodeLog>> complete(
      BlockHeader header, List<NodeLog> logs, LogFilter filter) {
    if (!promisesMore(header, logs, filter)) {
      return NodeAnswer.of(logs);
    }
    return rawLogs(filter)
        .then(
            again ->
                promisesMore(header, again, filter)
                    ? fromReceipts(header, filter)
                    : NodeAnswer.of(again));
  }

  private static boolean promisesMore(BlockHeader header, List<NodeLog> logs, LogFilter filter) {
    if (header.logsBloom().isEmpty()) {
      return false;
    }
    if (filter.addresses().isEmpty()) {
      return logs.isEmpty();
    }
    Set<AccountAddress> seen = logs.stream().map(NodeLog::address).collect(Collectors.toSet());
    return filter.addresses().stream()
        .anyMatch(address -> !seen.contains(address) && header.logsBloom().mayHold(address));
  }

  /** The receipts are all there if their logs make the header's bloom. */
  private NodeAnswer<List<NodeLog>> fromReceipts(BlockHeader header, LogFilter filter) {
    return ask(
            RpcRequest.of("eth_getBlockReceipts", header.hash().hex()),
            json -> NodeJson.optional(json, list -> NodeJson.list(list, NodeJson::receipt)))
        .then(
            receipts -> {
              List<NodeLog> logs =
                  receipts.orElse(List.of()).stream().flatMap(r -> r.logs().stream()).toList();
              return LogsBloom.of(logs).equals(header.logsBloom())
                  ? NodeAnswer.of(logs.stream().filter(filter::takes).toList())
                  : NodeAnswer.none(
                      NodeAnswer.Cause.INCOMPLETE,
                      "block " + header.number() + " is there, its logs are not all");
            });
  }

  @Override
  public NodeAnswer<List<NodeLog>> logs(LogFilter filter) {
    if (!(filter.where() instanceof LogFilter.Where.Block(Hash32 hash))) {
      return rawLogs(filter);
    }
    return header(hash)
        .then(
            header ->
                header.isEmpty()
                    ? NodeAnswer.none(NodeAnswer.Cause.BLOCK_UNKNOWN, "no block " + hash)
                    : rawLogs(filter).then(logs -> complete(header.get(), logs, filter)));
  }

  private NodeAnswer<List<NodeLog>> rawLogs(LogFilter filter) {
    return ask(
        RpcRequest.of("eth_getLogs", NodeJson.filter(filter)),
        json ->
            NodeJson.list(json, NodeJson::log).stream()
                .sorted(
                    Comparator.comparing(NodeLog::blockNumber).thenComparingInt(NodeLog::logIndex))
                .toList());
  }

  @Override
  public NodeAnswer<List<CallAnswer>> calls(BlockRef at, List<EthCall> calls) {
    List<RpcRequest> requests =
        calls.stream()
            .map(call -> RpcRequest.of("eth_call", NodeJson.call(call), NodeJson.reference(at)))
            .toList();
    return exchange(requests)
        .then(replies -> decode(replies, all -> all.stream().map(RpcEthNode::answer).toList()))
        .then(
            answers -> {
              for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i) instanceof NodeAnswer.Refused<CallAnswer>(RpcError error)) {
                  return new NodeAnswer.Refused<>(error);
                }
              }
              return NodeAnswer.of(answers.stream().map(NodeAnswer::orThrow).toList());
            });
  }

  private static NodeAnswer<CallAnswer> answer(RpcReply reply) {
    return switch (reply) {
      case RpcReply.Result(JsonNode value) ->
          NodeAnswer.of(new CallAnswer.Returned(NodeJson.bytes(value)));
      case RpcReply.Failed(RpcError error) ->
          error
              .revertData()
              .<NodeAnswer<CallAnswer>>map(data -> NodeAnswer.of(new CallAnswer.Reverted(data)))
              .orElseGet(() -> new NodeAnswer.Refused<>(error));
    };
  }

  @Override
  public NodeAnswer<Gas> estimate(EthCall call) {
    // at a block that exists: the pending one has, on some nodes, a time that is far ahead
    return ask(
        RpcRequest.of("eth_estimateGas", NodeJson.call(call), "latest"),
        json -> new Gas(NodeJson.number(json)));
  }

  @Override
  public NodeAnswer<TxHash> send(Bytes raw) {
    TxHash hash = TxHash.of(Keccak.bytes(raw.toBytes()));
    NodeAnswer<TxHash> answer =
        ask(RpcRequest.of("eth_sendRawTransaction", raw.hex()), json -> hash);
    return answer instanceof NodeAnswer.Refused<TxHash>(RpcError error) && isKnown(error)
        ? NodeAnswer.of(hash)
        : answer;
  }

  /** How Besu, geth and anvil say that they have the transaction already. */
  private static boolean isKnown(RpcError error) {
    String text = error.message().toLowerCase(Locale.ROOT);
    return text.contains("known transaction")
        || text.contains("already known")
        || text.contains("already imported");
  }

  @Override
  public NodeAnswer<Nonce> transactionCount(AccountAddress account, BlockRef at) {
    return ask(
        RpcRequest.of("eth_getTransactionCount", account.hex(), NodeJson.reference(at)),
        json -> new Nonce(NodeJson.number(json)));
  }

  @Override
  public NodeAnswer<List<Optional<Receipt>>> receipts(List<TxHash> transactions) {
    return askAll(
        transactions.stream()
            .map(hash -> RpcRequest.of("eth_getTransactionReceipt", hash.hex()))
            .toList(),
        json -> NodeJson.optional(json, NodeJson::receipt));
  }

  @Override
  public NodeAnswer<List<Optional<NodeTransaction>>> transactions(List<TxHash> transactions) {
    return askAll(
        transactions.stream()
            .map(hash -> RpcRequest.of("eth_getTransactionByHash", hash.hex()))
            .toList(),
        json -> NodeJson.optional(json, NodeJson::transaction));
  }

  @Override
  public NodeAnswer<Wei> balance(AccountAddress account, BlockRef at) {
    return ask(
        RpcRequest.of("eth_getBalance", account.hex(), NodeJson.reference(at)),
        json -> new Wei(NodeJson.big(json)));
  }

  @Override
  public NodeAnswer<Wei> gasPrice() {
    return ask(RpcRequest.of("eth_gasPrice"), json -> new Wei(NodeJson.big(json)));
  }

  @Override
  public NodeAnswer<Wei> priorityFee() {
    return ask(RpcRequest.of("eth_maxPriorityFeePerGas"), json -> new Wei(NodeJson.big(json)));
  }

  @Override
  public NodeAnswer<Bytes> code(AccountAddress account, BlockRef at) {
    return ask(
        RpcRequest.of("eth_getCode", account.hex(), NodeJson.reference(at)), NodeJson::bytes);
  }

  @Override
  public NodeAnswer<AccountProof> proof(AccountAddress account, List<Hash32> slots, BlockRef at) {
    return ask(
        RpcRequest.of(
            "eth_getProof",
            account.hex(),
            slots.stream().map(Hash32::hex).toList(),
            NodeJson.reference(at)),
        NodeJson::proof);
  }

  @Override
  public void close() {
    // connections are the JDK's, which closes what is idle
  }

  private static <T> NodeAnswer<T> lagging(String detail) {
    return NodeAnswer.none(NodeAnswer.Cause.LAGGING, "the node lags: " + detail);
  }

  private <T> NodeAnswer<T> ask(RpcRequest request, Function<JsonNode, T> read) {
    return askAll(List.of(request), read).map(List::getFirst);
  }

  private <T> NodeAnswer<List<T>> askAll(List<RpcRequest> requests, Function<JsonNode, T> read) {
    return exchange(requests)
        .then(
            replies -> {
              for (RpcReply reply : replies) {
                if (reply instanceof RpcReply.Failed(RpcError error)) {
                  return new NodeAnswer.Refused<>(error);
                }
              }
              return decode(
                  replies,
                  all ->
                      all.stream()
                          .map(reply -> read.apply(((RpcReply.Result) reply).value()))
                          .toList());
            });
  }

  private static <T> NodeAnswer<T> decode(
      List<RpcReply> replies, Function<List<RpcReply>, T> read) {
    try {
      return NodeAnswer.of(read.apply(replies));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return NodeAnswer.none(
          NodeAnswer.Cause.MALFORMED, "the node answers what does not read: " + e.getMessage());
    }
  }

  private NodeAnswer<List<RpcReply>> exchange(List<RpcRequest> requests) {
    List<RpcReply> replies = new ArrayList<>(requests.size());
    for (int from = 0; from < requests.size(); from += CHUNK) {
      NodeAnswer<List<RpcReply>> part =
          transport.exchange(requests.subList(from, Math.min(requests.size(), from + CHUNK)));
      if (!(part instanceof NodeAnswer.Answered<List<RpcReply>>(List<RpcReply> some))) {
        return part;
      }
      replies.addAll(some);
    }
    return NodeAnswer.of(replies);
  }
}
