package network.conet.rewards.config;

import jakarta.inject.Singleton;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.node.EthNode;
import network.conet.rewards.attest.ChainState;
import network.conet.rewards.attest.EpochLedger;
import network.conet.rewards.db.JdbcSession;
import network.conet.rewards.epoch.EpochDigest;

/** What most use cases are made of. */
@Singleton
class Wiring {
  private final JdbcSession session;
  private final ContractAddresses addresses;
  private final EthNode node;
  private final ChainState chain;
  private final EpochDigest digest;
  private final EpochLedger ledger;
  private final Channels channels;

  Wiring(
      JdbcSession session,
      ContractAddresses addresses,
      EthNode node,
      ChainState chain,
      EpochDigest digest,
      EpochLedger ledger,
      Channels channels) {
    this.session = session;
    this.addresses = addresses;
    this.node = node;
    this.chain = chain;
    this.digest = digest;
    this.ledger = ledger;
    this.channels = channels;
  }

  JdbcSession session() {
    return session;
  }

  ContractAddresses addresses() {
    return addresses;
  }

  EthNode node() {
    return node;
  }

  ChainState chain() {
    return chain;
  }

  EpochDigest digest() {
    return digest;
  }

  EpochLedger ledger() {
    return ledger;
  }

  Channels channels() {
    return channels;
  }
}
