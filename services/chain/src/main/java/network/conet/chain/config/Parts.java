package network.conet.chain.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import network.conet.chain.db.JdbcFollowerStore;
import network.conet.chain.db.JdbcTrackingStore;
import network.conet.chain.db.JdbcTransactionStore;
import network.conet.chain.follow.FollowChain;
import network.conet.chain.kafka.BlockMessages;
import network.conet.chain.network.NetworkFacts;
import network.conet.chain.rpc.EthereumEnvelopes;
import network.conet.chain.rpc.JsonRpc;
import network.conet.chain.rpc.RpcChainSource;
import network.conet.chain.rpc.RpcNetworkFacts;
import network.conet.chain.rpc.RpcServiceKey;
import network.conet.chain.rpc.RpcTransactionNode;
import network.conet.chain.transaction.CallGrants;
import network.conet.chain.transaction.CallPolicy;
import network.conet.chain.transaction.FollowInclusions;
import network.conet.chain.transaction.IntakeLimits;
import network.conet.chain.transaction.KeepServiceKey;
import network.conet.chain.transaction.ListTransactions;
import network.conet.chain.transaction.Patience;
import network.conet.chain.transaction.Retention;
import network.conet.chain.transaction.ServiceKey;
import network.conet.chain.transaction.SignWithServiceKey;
import network.conet.chain.transaction.SubmitCall;
import network.conet.chain.transaction.SubmitSigned;
import network.conet.chain.transaction.SweepOpen;
import network.conet.chain.transaction.TrackTransactions;
import network.conet.chain.transaction.TrackingStore;
import network.conet.chain.transaction.TransactionNode;
import network.conet.chain.transaction.TransactionStore;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.EthNodes;
import network.conet.chainevents.FollowedChain;
import network.conet.units.AccountAddress;

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
  EthNode node(ChainConfig config) {
    return EthNodes.connect(config.rpcUrl().toString());
  }

  @Produces
  @Singleton
  TransactionStore transactionStore(DataSource dataSource, Clock clock) {
    return new JdbcTransactionStore(dataSource, clock);
  }

  @Produces
  @Singleton
  TrackingStore trackingStore(DataSource dataSource, Clock clock) {
    return new JdbcTrackingStore(dataSource, clock);
  }

  @Produces
  @Singleton
  ListTransactions listTransactions(TransactionStore store, TrackingStore tracking) {
    return new ListTransactions(store, tracking);
  }

  @Produces
  @Singleton
  TransactionNode transactionNode(JsonRpc rpc) {
    return new RpcTransactionNode(rpc);
  }

  @Produces
  @Singleton
  ServiceKey serviceKey(
      ChainConfig config, ContractAddresses addresses, JsonRpc rpc, TransactionNode node) {
    return new RpcServiceKey(
        rpc, node, addresses.chainId(), Keystore.read(config.keyFile(), config.keyPasswordFile()));
  }

  @Produces
  @Singleton
  SignWithServiceKey signer(ServiceKey key, Clock clock) {
    return new SignWithServiceKey(key, new EthereumEnvelopes(), clock);
  }

  @Produces
  @Singleton
  SubmitCall submitCall(
      ChainConfig config,
      ContractAddresses addresses,
      ContractErrors errors,
      SignWithServiceKey signer,
      TransactionStore store,
      TransactionNode node,
      Clock clock) {
    CallGrants grants =
        new CallGrants(addresses, Map.of(CallGrants.Part.REWARDS, config.rewardsCallers()));
    return new SubmitCall(grants, errors, signer, store, node, clock);
  }

  @Produces
  @Singleton
  SubmitSigned submitSigned(
      ChainConfig config,
      ContractAddresses addresses,
      TransactionStore store,
      TransactionNode node,
      Clock clock) {
    return new SubmitSigned(
        addresses.chainId(),
        new CallPolicy(addresses),
        new IntakeLimits(
            config.noncesAhead(),
            config.openOfAccount(),
            config.openOfCaller(),
            config.openOfAll()),
        new EthereumEnvelopes(),
        store,
        node,
        clock);
  }

  @Produces
  @Singleton
  TrackTransactions trackTransactions(
      ChainConfig config,
      TransactionStore store,
      TrackingStore tracking,
      TransactionNode node,
      ServiceKey key,
      SignWithServiceKey signer,
      Clock clock) {
    Patience patience =
        new Patience(
            config.resendAfter(),
            config.unknownAfter(),
            config.dropHopelessAfter(),
            config.dropAfter(),
            config.confirmations());
    return new TrackTransactions(
        new FollowInclusions(tracking, node),
        new KeepServiceKey(store, tracking, node, signer, clock, patience),
        new SweepOpen(store, tracking, node, key, clock, patience),
        tracking,
        new Retention(config.keepSettled(), config.keepDropped(), config.keepCalls()),
        clock);
  }

  @Produces
  @Singleton
  FollowChain followChain(
      ChainConfig config, ContractAddresses addresses, EthNode node, DataSource dataSource) {
    List<AccountAddress> contracts = List.copyOf(addresses.contracts().values());
    FollowedChain followed =
        FollowedChain.of(addresses.chainId(), addresses.deployBlock(), contracts);
    return new FollowChain(
        new RpcChainSource(node, contracts),
        new JdbcFollowerStore(dataSource, new BlockMessages(followed)),
        addresses.deployBlock(),
        config.blocksPerStep());
  }

  @Produces
  @Singleton
  NetworkFacts networkFacts(EthNode node, ContractAddresses addresses) {
    return new RpcNetworkFacts(node, addresses);
  }
}
