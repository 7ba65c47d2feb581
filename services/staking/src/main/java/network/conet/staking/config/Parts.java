package network.conet.staking.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import network.conet.chainaccess.ContractAddresses;
import network.conet.staking.chain.LogReader;
import network.conet.staking.db.JdbcReadModel;
import network.conet.staking.kafka.ChainEvents;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** What is made once from the settings. */
@ApplicationScoped
public class Parts {
  @Produces
  @ApplicationScoped
  Web3j web3j(StakingConfig config) {
    return Web3j.build(new HttpService(config.rpcUrl().toString()));
  }

  void close(@Disposes Web3j web3j) {
    web3j.shutdown();
  }

  @Produces
  @Singleton
  ContractAddresses contracts(StakingConfig config) {
    return ContractAddresses.read(config.contractsFile());
  }

  @Produces
  @Singleton
  ChainEvents.Logs logs(ContractAddresses contracts) {
    return new LogReader(contracts)::read;
  }

  @Produces
  @Singleton
  ChainEvents.ReadModels readModels() {
    return JdbcReadModel::new;
  }
}
