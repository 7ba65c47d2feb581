package network.conet.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.BaseFee;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.SigningKey;
import network.conet.chainaccess.node.RateLimit;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hex;
import network.conet.units.TxHash;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.RemoteCall;
import org.web3j.protocol.core.RemoteFunctionCall;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthEstimateGas;
import org.web3j.protocol.http.HttpService;

/** Reads from the chain and sends signed transactions through the gateway. */
public final class Chain implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONFIRMATION = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(250);

  private final Network network;
  private final GatewayApi api;
  private final HttpService node;
  private final Web3j web3j;
  private final Calls calls;

  public Chain(Network network, GatewayApi api) {
    this.network = network;
    this.api = api;
    this.node = new HttpService(network.rpc().toString());
    this.web3j = Web3j.build(node);
    this.calls = new Calls(network, web3j);
  }

  /** The network's addresses. */
  public Network network() {
    return network;
  }

  /** The contracts, for reading and encoding. */
  public Calls calls() {
    return calls;
  }

  /** A read of the chain. */
  public <T> T read(RemoteCall<T> call) {
    try {
      return call.send();
    } catch (Exception e) {
      throw unreachable(String.valueOf(e.getMessage()));
    }
  }

  /** Whatever else the node's JSON-RPC answers. */
  public Web3j web3j() {
    return web3j;
  }

  /**
   * Signs a call and sees it through: refused here, with the contract's own reason, if it would
   * revert.
   *
   * @param contract the contract that is called
   * @param function what it is called with
   */
  public Sent send(SigningKey key, ContractName contract, RemoteFunctionCall<?> function) {
    String to = network.address(contract).hex();
    String data = function.encodeFunctionCall();
    String from = key.address().hex();
    // at a block that exists: the pending one has, on some nodes, a time that is far ahead
    var call = Transaction.createFunctionCallTransaction(from, null, null, null, to, data);
    EthEstimateGas estimate =
        answer(
            new Request<>("eth_estimateGas", List.of(call, "latest"), node, EthEstimateGas.class));
    if (estimate.hasError()) {
      throw refused(estimate.getError());
    }
    Gas limit = new Gas(estimate.getAmountUsed().longValueExact()).withReserve();
    BigInteger gas = BigInteger.valueOf(limit.units());
    long nonce = OpenTransactions.withoutGap(nextNonce(key.address()));
    return submit(
        key,
        RawTransaction.createTransaction(
            BigInteger.valueOf(nonce), gasPrice(), gas, to, BigInteger.ZERO, data));
  }

  /** Signs a transaction, hands it in and sees it through. */
  Sent submit(SigningKey key, RawTransaction transaction) {
    return await(handIn(key, transaction));
  }

  /** Signs a transaction and hands it in; it is stored then, and sent when it can be. */
  TxHash handIn(SigningKey key, RawTransaction transaction) {
    byte[] raw =
        TransactionEncoder.signMessage(
            transaction,
            network.contracts().chainId().number(),
            Credentials.create(ECKeyPair.create(key.secretNumber())));
    JsonNode accepted =
        api.post("/v1/transactions", JSON.createObjectNode().put("raw", Hex.encode(raw)));
    return TxHash.parse(accepted.path("hash").asText());
  }

  /** The next nonce of an account, and what waits for it. */
  NextNonce nextNonce(AccountAddress account) {
    long executed =
        result(web3j.ethGetTransactionCount(account.hex(), DefaultBlockParameterName.LATEST))
            .getTransactionCount()
            .longValueExact();
    return NextNonce.of(executed, new OpenTransactions(api).nonces(account, executed));
  }

  /** What a unit of gas costs now; nothing where it is free. */
  BigInteger gasPrice() {
    String base =
        result(web3j.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false))
            .getBlock()
            .getBaseFeePerGasRaw();
    return BaseFee.ofBlock(base).isNothing()
        ? BigInteger.ZERO
        : result(web3j.ethGasPrice()).getGasPrice();
  }

  private static <R extends Response<?>> R result(Request<?, R> request) {
    R response = answer(request);
    if (response.hasError()) {
      throw unreachable(response.getError().getMessage());
    }
    return response;
  }

  private static <R extends Response<?>> R answer(Request<?, R> request) {
    try {
      return request.send();
    } catch (IOException e) {
      throw unreachable(String.valueOf(e.getMessage()));
    }
  }

  private static Refusal unreachable(String why) {
    return new Refusal("CHAIN_UNREACHABLE", "The chain did not answer: " + why);
  }

  private Sent await(TxHash hash) {
    Instant end = Instant.now().plus(CONFIRMATION);
    while (true) {
      JsonNode state = api.getAuthorized("/v1/transactions/" + hash.hex());
      switch (state.path("state").asText()) {
        case "confirmed" -> {
          return new Sent(
              hash, BlockNumber.of(state.path("block").asLong()), state.path("gasUsed").asLong());
        }
        case "reverted" ->
            throw new Refusal(
                "REVERTED",
                "Transaction "
                    + hash
                    + " was reverted: "
                    + state.path("revertReason").asText("no reason given")
                    + ".");
        case "replaced" ->
            throw new Refusal(
                "REPLACED",
                "Transaction "
                    + hash
                    + " will not come: another one of its nonce was carried out, "
                    + state.path("replacedBy").asText("by an unknown hash")
                    + ".");
        case "dropped" ->
            throw new Refusal(
                "DROPPED",
                "Transaction "
                    + hash
                    + " is in no block and not sent any more ("
                    + state.path("dropReason").asText()
                    + "). It may still be carried out while nonce "
                    + state.path("nonce").asText()
                    + " is unused.");
        default -> {
          if (Instant.now().isAfter(end)) {
            throw new Refusal(
                "UNKNOWN",
                "Transaction "
                    + hash
                    + " is sent but not in a block yet and may still be carried out: look again"
                    + " with `conet tx show` before you repeat it.");
          }
          pause();
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("INTERRUPTED", "Interrupted; the transaction may still be carried out.");
    }
  }

  /** An estimate that is not made: the contract refuses, or the node is asked too often. */
  static Refusal refused(Response.Error error) {
    boolean reverted =
        error.getData() != null || error.getMessage().startsWith("execution reverted");
    if (!reverted && RateLimit.isMeantBy(error.getCode(), error.getMessage())) {
      return unreachable(error.getMessage());
    }
    return revertData(error)
        .flatMap(data -> ContractErrors.ofContracts().read(data))
        .map(
            reason ->
                new Refusal(
                    reason.name(), "The contract refuses: " + reason + "." + Cures.of(reason)))
        .orElseGet(
            () -> new Refusal("REVERTED", "The contract refuses: " + error.getMessage() + "."));
  }

  private static Optional<byte[]> revertData(Response.Error error) {
    if (error.getData() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Hex.parse(error.getData().replace("\"", "")));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    web3j.shutdown();
  }

  /** A transaction in a block. */
  public record Sent(TxHash hash, BlockNumber block, long gasUsed) {}
}
