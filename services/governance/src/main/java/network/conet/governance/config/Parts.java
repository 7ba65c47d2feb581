package network.conet.governance.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import network.conet.chainaccess.ContractAddresses;
import network.conet.governance.chain.LogReader;
import network.conet.governance.db.JdbcReadModel;
import network.conet.governance.kafka.ChainEvents;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** What is made once from the settings. */
@ApplicationScoped
public class Parts {
  @Produces
  @ApplicationScoped
  Web3j web3j(GovernanceConfig config) {
    return Web3j.build(new HttpService(config.rpcUrl().toString()));
  }

  void close(@Disposes Web3j web3j) {
    web3j.shutdown();
  }

  @Produces
  @Singleton
  ContractAddresses contracts(GovernanceConfig config) {
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
