package network.conet.chain.rpc;

import java.math.BigInteger;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.Fees;
import network.conet.chain.transaction.ServiceKey;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.TransactionNode;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.SigningKey;
import network.conet.chainaccess.Wei;
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
  private final TransactionNode node;
  private final ChainId chainId;
  private final SigningKey key;
  private final Credentials credentials;

  public RpcServiceKey(JsonRpc rpc, TransactionNode node, ChainId chainId, SigningKey key) {
    this.rpc = rpc;
    this.node = node;
    this.chainId = chainId;
    this.key = key;
    this.credentials = Credentials.create(ECKeyPair.create(key.secretNumber()));
  }

  @Override
  public AccountAddress address() {
    return key.address();
  }

  @Override
  public Fees offer(Gas limit) {
    Wei baseFee = node.market().baseFee();
    if (baseFee.isZero()) {
      return new Fees(limit, Wei.ZERO, Wei.ZERO);
    }
    Wei tip = new Wei(Quantities.big(rpc.ask("eth_maxPriorityFeePerGas")));
    return new Fees(limit, baseFee.plus(baseFee).plus(tip), tip);
  }

  @Override
  public SignedEnvelope sign(Nonce nonce, AccountAddress to, CallData data, Fees fees) {
    BigInteger number = BigInteger.valueOf(nonce.number());
    BigInteger gas = BigInteger.valueOf(fees.limit().units());
    RawTransaction transaction =
        fees.maxPrice().isZero()
            ? RawTransaction.createTransaction(
                number, BigInteger.ZERO, gas, to.hex(), BigInteger.ZERO, data.hex())
            : RawTransaction.createTransaction(
                chainId.number(),
                number,
                gas,
                to.hex(),
                BigInteger.ZERO,
                data.hex(),
                fees.maxTip().units(),
                fees.maxPrice().units());
    return SignedEnvelope.of(
        TransactionEncoder.signMessage(transaction, chainId.number(), credentials));
  }
}
