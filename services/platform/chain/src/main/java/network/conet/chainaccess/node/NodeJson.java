package network.conet.chainaccess.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import network.conet.chainaccess.BaseFee;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.RevertData;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** The JSON of nodes, both ways. What does not read throws one of the JDK's own exceptions. */
final class NodeJson {
  private NodeJson() {}

  static String quantity(long number) {
    return "0x" + Long.toHexString(number);
  }

  static Object reference(BlockRef at) {
    return switch (at) {
      case BlockRef.Latest() -> "latest";
      case BlockRef.Pending() -> "pending";
      case BlockRef.AtNumber(BlockNumber number) -> quantity(number.number());
      case BlockRef.AtHash(Hash32 hash) -> Map.of("blockHash", hash.hex());
    };
  }

  static Map<String, String> call(EthCall call) {
    Map<String, String> json = new TreeMap<>();
    call.from().ifPresent(from -> json.put("from", from.hex()));
    json.put("to", call.to().hex());
    json.put("data", call.data().hex());
    return json;
  }

  static Map<String, Object> filter(LogFilter filter) {
    Map<String, Object> json = new TreeMap<>();
    switch (filter.where()) {
      case LogFilter.Where.Range(BlockNumber from, BlockNumber to) -> {
        json.put("fromBlock", quantity(from.number()));
        json.put("toBlock", quantity(to.number()));
      }
      case LogFilter.Where.Block(Hash32 hash) -> json.put("blockHash", hash.hex());
    }
    if (!filter.addresses().isEmpty()) {
      json.put("address", filter.addresses().stream().map(AccountAddress::hex).toList());
    }
    if (!filter.events().isEmpty()) {
      json.put("topics", List.of(filter.events().stream().map(Hash32::hex).toList()));
    }
    return json;
  }

  static BigInteger big(JsonNode json) {
    String text = json.asText();
    if (!text.startsWith("0x") || text.length() < 3) {
      throw new IllegalArgumentException("no quantity: " + text);
    }
    return new BigInteger(text.substring(2), 16);
  }

  static long number(JsonNode json) {
    return big(json).longValueExact();
  }

  static Hash32 hash(JsonNode json) {
    return Hash32.parse(json.asText());
  }

  static Bytes bytes(JsonNode json) {
    return Bytes.parse(json.asText());
  }

  static <T> List<T> list(JsonNode json, Function<JsonNode, T> read) {
    if (!json.isArray()) {
      throw new IllegalArgumentException("no list");
    }
    return StreamSupport.stream(json.spliterator(), false).map(read).toList();
  }

  static <T> Optional<T> optional(JsonNode json, Function<JsonNode, T> read) {
    return json.isNull() || json.isMissingNode() ? Optional.empty() : Optional.of(read.apply(json));
  }

  static BlockHeader header(JsonNode json) {
    return new BlockHeader(
        BlockNumber.of(number(json.path("number"))),
        hash(json.path("hash")),
        hash(json.path("parentHash")),
        Instant.ofEpochSecond(number(json.path("timestamp"))),
        new LogsBloom(json.path("logsBloom").asText()),
        hash(json.path("stateRoot")),
        hash(json.path("receiptsRoot")),
        new BaseFee(optional(json.path("baseFeePerGas"), NodeJson::big).orElse(BigInteger.ZERO)),
        new Gas(number(json.path("gasLimit"))),
        new Gas(number(json.path("gasUsed"))));
  }

  static NodeLog log(JsonNode json) {
    return new NodeLog(
        BlockNumber.of(number(json.path("blockNumber"))),
        hash(json.path("blockHash")),
        TxHash.parse(json.path("transactionHash").asText()),
        Math.toIntExact(number(json.path("transactionIndex"))),
        Math.toIntExact(number(json.path("logIndex"))),
        AccountAddress.parse(json.path("address").asText()),
        list(json.path("topics"), NodeJson::hash),
        bytes(json.path("data")));
  }

  static Receipt receipt(JsonNode json) {
    return new Receipt(
        TxHash.parse(json.path("transactionHash").asText()),
        BlockNumber.of(number(json.path("blockNumber"))),
        hash(json.path("blockHash")),
        Math.toIntExact(number(json.path("transactionIndex"))),
        AccountAddress.parse(json.path("from").asText()),
        optional(json.path("to"), to -> AccountAddress.parse(to.asText())),
        optional(json.path("contractAddress"), to -> AccountAddress.parse(to.asText())),
        number(json.path("status")) == 1,
        new Gas(number(json.path("gasUsed"))),
        new Wei(optional(json.path("effectiveGasPrice"), NodeJson::big).orElse(BigInteger.ZERO)),
        optional(json.path("revertReason"), data -> new RevertData(data.asText())),
        list(json.path("logs"), NodeJson::log));
  }

  static NodeTransaction transaction(JsonNode json) {
    JsonNode offered =
        json.hasNonNull("maxFeePerGas") ? json.path("maxFeePerGas") : json.path("gasPrice");
    return new NodeTransaction(
        TxHash.parse(json.path("hash").asText()),
        AccountAddress.parse(json.path("from").asText()),
        new Nonce(number(json.path("nonce"))),
        new Wei(big(offered)),
        json.hasNonNull("blockHash")
            ? Optional.of(
                new NodeTransaction.Mined(
                    BlockNumber.of(number(json.path("blockNumber"))), hash(json.path("blockHash"))))
            : Optional.empty());
  }

  static AccountProof proof(JsonNode json) {
    List<AccountProof.Slot> slots = new ArrayList<>();
    for (JsonNode slot : json.path("storageProof")) {
      slots.add(
          new AccountProof.Slot(
              word(slot.path("key")),
              word(slot.path("value")),
              list(slot.path("proof"), NodeJson::bytes)));
    }
    return new AccountProof(
        list(json.path("accountProof"), NodeJson::bytes), hash(json.path("storageHash")), slots);
  }

  /** Nodes write words with or without leading zeros. */
  private static Hash32 word(JsonNode json) {
    return Hash32.parse(String.format("0x%064x", big(json)));
  }
}
