package network.conet.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chain.transaction.BlockContent;
import network.conet.chain.transaction.BlockPoint;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.FeeMarket;
import network.conet.chain.transaction.GasEstimate;
import network.conet.chain.transaction.Inclusion;
import network.conet.chain.transaction.NodeUnreachableException;
import network.conet.chain.transaction.SendOutcome;
import network.conet.chain.transaction.SenderOnChain;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.TransactionNode;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.RevertData;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** Sends through a node and asks it what became of it. */
public final class RpcTransactionNode implements TransactionNode {
  private final JsonRpc rpc;

  public RpcTransactionNode(JsonRpc rpc) {
    this.rpc = rpc;
  }

  @Override
  public SendOutcome send(SignedEnvelope envelope) {
    try {
      rpc.call("eth_sendRawTransaction", envelope.hex());
      return new SendOutcome.Taken();
    } catch (JsonRpc.NodeErrorException e) {
      return SendErrors.read(e.code(), String.valueOf(e.getMessage()));
    } catch (NodeUnreachableException e) {
      return new SendOutcome.NoAnswer(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Optional<Inclusion>> inclusions(List<StoredTransaction> transactions) {
    List<JsonNode> receipts =
        rpc.askAll(
            transactions.stream()
                .map(t -> new JsonRpc.Call("eth_getTransactionReceipt", List.of(t.hash().hex())))
                .toList());
    List<Optional<Inclusion>> inclusions = new ArrayList<>();
    for (int i = 0; i < receipts.size(); i++) {
      inclusions.add(inclusion(transactions.get(i), receipts.get(i)));
    }
    return inclusions;
  }

  private Optional<Inclusion> inclusion(StoredTransaction transaction, JsonNode receipt) {
    if (!receipt.isObject()) {
      return Optional.empty();
    }
    BlockNumber block = BlockNumber.of(Quantities.number(receipt.path("blockNumber")));
    boolean succeeded = Quantities.number(receipt.path("status")) == 1;
    return Optional.of(
        new Inclusion(
            block,
            Hash32.parse(receipt.path("blockHash").asText()),
            new Gas(Quantities.number(receipt.path("gasUsed"))),
            succeeded,
            succeeded ? RevertData.NONE : revertDataOf(transaction, receipt, block)));
  }

  /** Besu may put the reason into the receipt; other nodes give it when the call is repeated. */
  private RevertData revertDataOf(
      StoredTransaction transaction, JsonNode receipt, BlockNumber block) {
    if (receipt.hasNonNull("revertReason")) {
      return new RevertData(receipt.path("revertReason").asText());
    }
    try {
      rpc.call(
          "eth_call",
          request(transaction.sender(), transaction.to(), transaction.data()),
          Quantities.of(block.minusOrZero(1).number()));
      return RevertData.NONE;
    } catch (JsonRpc.NodeErrorException e) {
      return dataOf(e);
    }
  }

  @Override
  public List<SenderOnChain> senders(List<AccountAddress> accounts) {
    List<Nonce> nonces = nextNonces("latest", accounts);
    List<JsonNode> balances =
        rpc.askAll(
            accounts.stream()
                .map(a -> new JsonRpc.Call("eth_getBalance", List.of(a.hex(), "latest")))
                .toList());
    List<SenderOnChain> senders = new ArrayList<>();
    for (int i = 0; i < accounts.size(); i++) {
      senders.add(new SenderOnChain(nonces.get(i), new Wei(Quantities.big(balances.get(i)))));
    }
    return senders;
  }

  @Override
  public List<Nonce> nextNonces(BlockNumber after, List<AccountAddress> accounts) {
    return nextNonces(Quantities.of(after.number()), accounts);
  }

  private List<Nonce> nextNonces(String block, List<AccountAddress> accounts) {
    return rpc
        .askAll(
            accounts.stream()
                .map(a -> new JsonRpc.Call("eth_getTransactionCount", List.of(a.hex(), block)))
                .toList())
        .stream()
        .map(count -> new Nonce(Quantities.number(count)))
        .toList();
  }

  @Override
  public FeeMarket market() {
    JsonNode head = rpc.ask("eth_getBlockByNumber", "latest", false);
    JsonNode baseFee = head.path("baseFeePerGas");
    return new FeeMarket(
        baseFee.isTextual() ? new Wei(Quantities.big(baseFee)) : Wei.ZERO,
        new Gas(Quantities.number(head.path("gasLimit"))));
  }

  @Override
  public BlockNumber head() {
    return BlockNumber.of(Quantities.number(rpc.ask("eth_blockNumber")));
  }

  @Override
  public List<BlockContent> blocks(BlockNumber from, BlockNumber to) {
    List<JsonRpc.Call> calls = new ArrayList<>();
    for (long n = from.number(); n <= to.number(); n++) {
      calls.add(new JsonRpc.Call("eth_getBlockByNumber", List.of(Quantities.of(n), true)));
    }
    return rpc.askAll(calls).stream()
        .takeWhile(JsonNode::isObject)
        .map(RpcTransactionNode::content)
        .toList();
  }

  private static BlockContent content(JsonNode block) {
    List<BlockContent.Entry> entries = new ArrayList<>();
    block
        .path("transactions")
        .forEach(
            t ->
                entries.add(
                    new BlockContent.Entry(
                        TxHash.parse(t.path("hash").asText()),
                        AccountAddress.parse(t.path("from").asText()),
                        new Nonce(Quantities.number(t.path("nonce"))))));
    return new BlockContent(
        new BlockPoint(
            BlockNumber.of(Quantities.number(block.path("number"))),
            Hash32.parse(block.path("hash").asText())),
        Hash32.parse(block.path("parentHash").asText()),
        entries);
  }

  @Override
  public GasEstimate estimate(AccountAddress from, AccountAddress to, CallData data) {
    try {
      // at a block that exists: the pending one has, on some nodes, a time that is far ahead
      return new GasEstimate.Needs(
          new Gas(
              Quantities.number(rpc.call("eth_estimateGas", request(from, to, data), "latest"))));
    } catch (JsonRpc.NodeErrorException e) {
      return new GasEstimate.Reverts(dataOf(e));
    }
  }

  private static Map<String, String> request(
      AccountAddress from, AccountAddress to, CallData data) {
    return Map.of("from", from.hex(), "to", to.hex(), "data", data.hex());
  }

  private static RevertData dataOf(JsonRpc.NodeErrorException e) {
    JsonNode data = e.data().isObject() ? e.data().path("data") : e.data();
    String text = data.asText("");
    int hex = text.indexOf("0x");
    try {
      return hex < 0 ? RevertData.NONE : new RevertData(text.substring(hex));
    } catch (IllegalArgumentException notHex) {
      return RevertData.NONE;
    }
  }
}
