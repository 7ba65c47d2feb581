package network.conet.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.GasEstimate;
import network.conet.chain.transaction.Inclusion;
import network.conet.chain.transaction.NodeUnreachableException;
import network.conet.chain.transaction.Nonce;
import network.conet.chain.transaction.RevertData;
import network.conet.chain.transaction.SendOutcome;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.TransactionNode;
import network.conet.chainaccess.Gas;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

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
      String message = String.valueOf(e.getMessage());
      return isKnown(message) ? new SendOutcome.Taken() : new SendOutcome.Rejected(message);
    } catch (NodeUnreachableException e) {
      return new SendOutcome.NoAnswer(String.valueOf(e.getMessage()));
    }
  }

  /** How Besu, geth and anvil say that they have the transaction already. */
  private static boolean isKnown(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("known transaction")
        || text.contains("already known")
        || text.contains("already imported");
  }

  @Override
  public Optional<Inclusion> inclusionOf(StoredTransaction transaction) {
    JsonNode receipt = rpc.ask("eth_getTransactionReceipt", transaction.hash().hex());
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
  public Nonce confirmedNonce(AccountAddress account) {
    return new Nonce(
        Quantities.number(rpc.ask("eth_getTransactionCount", account.hex(), "latest")));
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
