package network.conet.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.Nonce;
import network.conet.chain.transaction.ServiceKey;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chainaccess.BaseFee;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.SigningKey;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/**
 * Signs with the keystore's key. A chain with a base fee gets a fee-market transaction that still
 * pays after the fee has doubled; a chain with free gas a legacy one that offers nothing.
 */
public final class RpcServiceKey implements ServiceKey {
  private final JsonRpc rpc;
  private final ChainId chainId;
  private final SigningKey key;
  private final Credentials credentials;

  public RpcServiceKey(JsonRpc rpc, ChainId chainId, SigningKey key) {
    this.rpc = rpc;
    this.chainId = chainId;
    this.key = key;
    this.credentials = Credentials.create(ECKeyPair.create(key.secretNumber()));
  }

  @Override
  public AccountAddress address() {
    return key.address();
  }

  @Override
  public SignedEnvelope sign(Nonce nonce, AccountAddress to, CallData data, Gas limit) {
    JsonNode head = rpc.ask("eth_getBlockByNumber", "latest", false);
    BaseFee baseFee =
        BaseFee.ofBlock(
            head.hasNonNull("baseFeePerGas") ? head.path("baseFeePerGas").asText() : null);
    BigInteger number = BigInteger.valueOf(nonce.number());
    BigInteger gas = BigInteger.valueOf(limit.units());
    RawTransaction transaction =
        baseFee.isNothing()
            ? RawTransaction.createTransaction(
                number, BigInteger.ZERO, gas, to.hex(), BigInteger.ZERO, data.hex())
            : feeMarket(number, gas, to, data, baseFee.price());
    return SignedEnvelope.of(
        TransactionEncoder.signMessage(transaction, chainId.number(), credentials));
  }

  private RawTransaction feeMarket(
      BigInteger nonce, BigInteger gas, AccountAddress to, CallData data, BigInteger baseFee) {
    BigInteger tip = Quantities.big(rpc.ask("eth_maxPriorityFeePerGas"));
    return RawTransaction.createTransaction(
        chainId.number(),
        nonce,
        gas,
        to.hex(),
        BigInteger.ZERO,
        data.hex(),
        tip,
        baseFee.add(baseFee).add(tip));
  }
}
