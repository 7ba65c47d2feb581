package network.conet.proofs.config;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.proofs.chainstate.FollowChain;
import network.conet.proofs.chainstate.LogReading;
import network.conet.proofs.db.JdbcProjection;

/** What follows the chain's topic. */
final class ChainWiring {
  @Produces
  @Singleton
  ChainConsumer chainConsumer(
      AgroalDataSource source,
      ProofsConfig config,
      ContractAddresses addresses,
      FollowChain follow,
      LogReading logs) {
    return new ChainConsumer(
        source,
        "proofs",
        FollowedChain.of(
            addresses.chainId(), addresses.deployBlock(), addresses.contracts().values()),
        new JdbcProjection(follow, logs),
        config.rebuild().orElse(""),
        Clock.systemUTC());
  }
}
