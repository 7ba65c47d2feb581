package network.conet.chain.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import network.conet.chain.db.JdbcFollowerStore;
import network.conet.chain.db.JdbcTransactionStore;
import network.conet.chain.follow.FollowChain;
import network.conet.chain.kafka.ProtobufEvents;
import network.conet.chain.network.NetworkFacts;
import network.conet.chain.rpc.EthereumEnvelopes;
import network.conet.chain.rpc.JsonRpc;
import network.conet.chain.rpc.RpcChainSource;
import network.conet.chain.rpc.RpcNetworkFacts;
import network.conet.chain.rpc.RpcServiceKey;
import network.conet.chain.rpc.RpcTransactionNode;
import network.conet.chain.transaction.CallPolicy;
import network.conet.chain.transaction.ServiceKey;
import network.conet.chain.transaction.SubmitCall;
import network.conet.chain.transaction.SubmitSigned;
import network.conet.chain.transaction.TrackTransactions;
import network.conet.chain.transaction.TransactionNode;
import network.conet.chain.transaction.TransactionStore;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.Keystore;

/** Puts use cases and adapters together: the one place that knows both. */
@Singleton
public class Parts {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  ContractAddresses addresses(ChainConfig config) {
    return ContractAddresses.read(config.contractsFile());
  }

  @Produces
  @Singleton
  ContractErrors errors() {
    return ContractErrors.ofContracts();
  }

  @Produces
  @Singleton
  JsonRpc rpc(ChainConfig config) {
    return new JsonRpc(config.rpcUrl());
  }

  @Produces
  @Singleton
  TransactionStore transactionStore(DataSource dataSource, Clock clock) {
    return new JdbcTransactionStore(dataSource, clock);
  }

  @Produces
  @Singleton
  TransactionNode transactionNode(JsonRpc rpc) {
    return new RpcTransactionNode(rpc);
  }

  @Produces
  @Singleton
  ServiceKey serviceKey(ChainConfig config, ContractAddresses addresses, JsonRpc rpc) {
    return new RpcServiceKey(
        rpc, addresses.chainId(), Keystore.read(config.keyFile(), config.keyPasswordFile()));
  }

  @Produces
  @Singleton
  SubmitCall submitCall(
      ContractAddresses addresses,
      ContractErrors errors,
      ServiceKey key,
      TransactionStore store,
      TransactionNode node,
      Clock clock) {
    return new SubmitCall(addresses, errors, key, new EthereumEnvelopes(), store, node, clock);
  }

  @Produces
  @Singleton
  SubmitSigned submitSigned(
      ContractAddresses addresses, TransactionStore store, TransactionNode node, Clock clock) {
    return new SubmitSigned(
        addresses.chainId(),
        new CallPolicy(addresses),
        new EthereumEnvelopes(),
        store,
        node,
        clock);
  }

  @Produces
  @Singleton
  TrackTransactions trackTransactions(
      ChainConfig config, TransactionStore store, TransactionNode node, Clock clock) {
    return new TrackTransactions(store, node, clock, config.resendAfter(), config.unknownAfter());
  }

  @Produces
  @Singleton
  FollowChain followChain(
      ChainConfig config, ContractAddresses addresses, JsonRpc rpc, DataSource dataSource) {
    return new FollowChain(
        new RpcChainSource(rpc, List.copyOf(addresses.contracts().values())),
        new JdbcFollowerStore(dataSource, new ProtobufEvents(addresses.chainId())),
        addresses.deployBlock(),
        config.blocksPerStep());
  }

  @Produces
  @Singleton
  NetworkFacts networkFacts(JsonRpc rpc, ContractAddresses addresses) {
    return new RpcNetworkFacts(rpc, addresses);
  }
}
