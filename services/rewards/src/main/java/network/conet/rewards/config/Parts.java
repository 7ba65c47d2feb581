package network.conet.rewards.config;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.SigningKey;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.EthNodes;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.WindowLength;
import network.conet.rewards.answer.AnswerDemands;
import network.conet.rewards.attest.AnchorEpochs;
import network.conet.rewards.attest.AskOnce;
import network.conet.rewards.attest.AttestationDesk;
import network.conet.rewards.attest.ChainState;
import network.conet.rewards.attest.CollectAttestation;
import network.conet.rewards.attest.DriveEpochs;
import network.conet.rewards.attest.EpochLedger;
import network.conet.rewards.attest.KeepBlockHashes;
import network.conet.rewards.attest.RecomputeEpoch;
import network.conet.rewards.attest.SubmitAttestations;
import network.conet.rewards.attest.VerifierKey;
import network.conet.rewards.catalogue.ProveClaim;
import network.conet.rewards.catalogue.RewardsCatalogue;
import network.conet.rewards.chain.ContractDemands;
import network.conet.rewards.chain.ContractEpochAnchor;
import network.conet.rewards.chain.ContractLogs;
import network.conet.rewards.chain.RpcChainState;
import network.conet.rewards.db.JdbcAnchorCalls;
import network.conet.rewards.db.JdbcAnchorLog;
import network.conet.rewards.db.JdbcAnnouncements;
import network.conet.rewards.db.JdbcAttestations;
import network.conet.rewards.db.JdbcEpochLeaves;
import network.conet.rewards.db.JdbcEpochLedger;
import network.conet.rewards.db.JdbcProjection;
import network.conet.rewards.db.JdbcRewardsCatalogue;
import network.conet.rewards.db.JdbcSession;
import network.conet.rewards.db.JdbcSettledSessions;
import network.conet.rewards.db.JdbcStakeHistory;
import network.conet.rewards.epoch.ComputeEpoch;
import network.conet.rewards.epoch.EpochDigest;
import network.conet.rewards.grpc.GrpcAttestationDesk;
import network.conet.rewards.grpc.GrpcDatasetSource;
import network.conet.rewards.grpc.GrpcTransactionDesk;
import network.conet.rewards.grpc.ServiceChannel;
import network.conet.rewards.kafka.EpochEvents;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

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
  ContractAddresses addresses(RewardsConfig config) {
    return ContractAddresses.read(config.contractsFile());
  }

  @Produces
  @Singleton
  JdbcSession session(DataSource dataSource) {
    return new JdbcSession(dataSource);
  }

  @Produces
  @Singleton
  ChainConsumer chainConsumer(
      RewardsConfig config,
      ContractAddresses addresses,
      DataSource dataSource,
      JdbcSession session,
      Clock clock) {
    return new ChainConsumer(
        dataSource,
        JdbcProjection.CONSUMER,
        FollowedChain.of(
            addresses.chainId(), addresses.deployBlock(), addresses.contracts().values()),
        new JdbcProjection(session, new ContractLogs(addresses)),
        config.rebuild().orElse(""),
        clock);
  }

  @Produces
  @Singleton
  EthNode node(RewardsConfig config) {
    return EthNodes.connect(config.rpcUrl());
  }

  void close(@Disposes EthNode node) {
    node.close();
  }

  @Produces
  @Singleton
  ChainState chainState(EthNode node, ContractAddresses addresses) {
    return new RpcChainState(node, addresses);
  }

  @Produces
  @Singleton
  EpochDigest digest(ContractAddresses addresses) {
    return new EpochDigest(
        addresses.chainId().number(), addresses.address(ContractName.EPOCH_ANCHOR));
  }

  @Produces
  @Singleton
  VerifierKey verifierKey(RewardsConfig config) {
    SigningKey key = Keystore.read(config.keyFile(), config.keyPasswordFile());
    return new VerifierKey() {
      @Override
      public AccountAddress address() {
        return key.address();
      }

      @Override
      public SignatureBytes sign(Hash32 digest) {
        return key.sign(digest);
      }
    };
  }

  @Produces
  @Singleton
  EpochLedger ledger(JdbcSession session) {
    return new JdbcEpochLedger(session, EpochEvents::encode);
  }

  @Produces
  @Singleton
  RewardsCatalogue catalogue(JdbcSession session) {
    return new JdbcRewardsCatalogue(session);
  }

  @Produces
  @Singleton
  ProveClaim proveClaim(EpochLedger ledger, JdbcSession session, RewardsCatalogue catalogue) {
    return new ProveClaim(ledger, new JdbcAnchorLog(session), catalogue);
  }

  /** Only on the instance that anchors. */
  @Produces
  @Singleton
  Optional<CollectAttestation> desk(
      RewardsConfig config,
      EpochDigest digest,
      ChainState chain,
      JdbcSession session,
      Clock clock) {
    return config.anchors()
        ? Optional.of(
            new CollectAttestation(
                digest, chain, new JdbcAnchorLog(session), new JdbcAttestations(session), clock))
        : Optional.empty();
  }

  @Produces
  @Singleton
  Channels channels(RewardsConfig config, ServiceToken token) {
    return new Channels(
        new ServiceChannel(config.proofsGrpc(), token),
        new ServiceChannel(config.chainGrpc(), token),
        new ServiceChannel(config.rewardsGrpc(), token));
  }

  void close(@Disposes Channels channels) {
    channels.proofs().close();
    channels.chain().close();
    channels.rewards().close();
  }

  /** Only on the instance that anchors. */
  @Produces
  @Singleton
  Optional<AskOnce> contract(Wiring wiring, RewardsConfig config, VerifierKey key, Clock clock) {
    return config.anchors()
        ? Optional.of(
            new AskOnce(
                new JdbcAnchorCalls(wiring.session()),
                new ContractEpochAnchor(
                    wiring.node(),
                    wiring.addresses(),
                    key.address(),
                    new GrpcTransactionDesk(wiring.channels().chain())),
                clock))
        : Optional.empty();
  }

  @Produces
  @Singleton
  Optional<AnswerDemands> answerDemands(Wiring wiring, Optional<AskOnce> contract, Clock clock) {
    return contract.map(
        once ->
            new AnswerDemands(
                new JdbcAnchorLog(wiring.session()),
                wiring.ledger(),
                new JdbcEpochLeaves(wiring.session()),
                new ContractDemands(wiring.node(), wiring.addresses(), clock),
                once));
  }

  @Produces
  @Singleton
  DriveEpochs driveEpochs(
      Wiring wiring,
      RewardsConfig config,
      Optional<CollectAttestation> desk,
      Optional<AskOnce> contract,
      VerifierKey key,
      Clock clock) {
    JdbcSession session = wiring.session();
    JdbcAnchorLog anchors = new JdbcAnchorLog(session);
    RecomputeEpoch.Evidence evidence =
        new RecomputeEpoch.Evidence(
            EvidenceDomain.of(
                BigInteger.valueOf(wiring.addresses().chainId().number()),
                wiring.addresses().address(ContractName.NODE_REGISTRY)),
            new WindowLength(config.windowEpochs()));
    RecomputeEpoch recompute =
        new RecomputeEpoch(
            session,
            wiring.ledger(),
            new JdbcAnnouncements(session),
            new JdbcStakeHistory(session),
            wiring.chain(),
            anchors,
            new GrpcDatasetSource(wiring.channels().proofs()),
            new JdbcSettledSessions(session),
            new ComputeEpoch(wiring.digest()),
            key,
            evidence,
            clock);
    AttestationDesk where =
        desk.isPresent() ? desk.get() : new GrpcAttestationDesk(wiring.channels().rewards());
    Optional<AnchorEpochs> anchoring =
        contract.map(
            once ->
                new AnchorEpochs(
                    anchors, wiring.chain(), new JdbcAttestations(session), wiring.ledger(), once));
    Optional<KeepBlockHashes> hashes =
        contract.map(once -> new KeepBlockHashes(anchors, wiring.ledger(), once, clock));
    return new DriveEpochs(
        recompute,
        new SubmitAttestations(wiring.ledger(), key, where, clock),
        anchoring,
        hashes,
        clock);
  }
}
