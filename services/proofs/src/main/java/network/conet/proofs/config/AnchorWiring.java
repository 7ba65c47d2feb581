package network.conet.proofs.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.EthNodes;
import network.conet.chainaccess.node.NoAnswerException;
import network.conet.chainaccess.node.NodeRefusedException;
import network.conet.proofs.chain.AnchorRule;
import network.conet.proofs.chain.ContractLogs;
import network.conet.proofs.chainstate.LogReading;
import network.conet.proofs.epoch.EpochRule;
import org.jboss.logging.Logger;

/** What is read from the chain itself. */
final class AnchorWiring {
  private static final Logger LOG = Logger.getLogger(AnchorWiring.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Produces
  @Singleton
  LogReading logReading(ContractAddresses addresses) {
    return new ContractLogs(addresses);
  }

  /** Waits for a node that is still starting; without the rule nothing here means anything. */
  @Produces
  @Singleton
  EpochRule rule(ProofsConfig config, ContractAddresses addresses) throws InterruptedException {
    Instant giveUp = Instant.now().plus(config.rpcPatience());
    try (EthNode node = EthNodes.connect(config.rpcUrl())) {
      while (true) {
        try {
          return AnchorRule.read(node, addresses).orThrow();
        } catch (NoAnswerException | NodeRefusedException e) {
          if (Instant.now().isAfter(giveUp)) {
            throw new IllegalStateException("cannot read the epoch rule from the chain", e);
          }
          LOG.infof("waiting for the chain: %s", e.getMessage());
          Thread.sleep(PAUSE);
        }
      }
    }
  }
}
