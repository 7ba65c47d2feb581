package network.conet.relay.config;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Keystore;
import network.conet.circuit.onion.CipherWarmUp;
import network.conet.circuit.onion.OnionKeyFile;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.proto.proofs.v1.MeasurementServiceGrpc;
import network.conet.proto.proofs.v1.ReceiptServiceGrpc;
import network.conet.proto.proofs.v1.VoucherServiceGrpc;
import network.conet.proto.staking.v1.NodeDirectoryServiceGrpc;
import network.conet.relay.db.SqliteDisk;
import network.conet.relay.db.SqliteReportStore;
import network.conet.relay.db.SqliteSessionStore;
import network.conet.relay.grpc.GrpcIssuerKeys;
import network.conet.relay.grpc.GrpcPeerDirectory;
import network.conet.relay.grpc.GrpcProofsLine;
import network.conet.relay.grpc.GrpcReports;
import network.conet.relay.grpc.ServiceToken;
import network.conet.relay.handin.HandInReceipts;
import network.conet.relay.measure.CircuitProbe;
import network.conet.relay.measure.MeasurePeers;
import network.conet.relay.measure.MeasurePlan;
import network.conet.relay.measure.OpenEpoch;
import network.conet.relay.netty.CarryCounters;
import network.conet.relay.netty.CarryLimits;
import network.conet.relay.netty.ExitPolicy;
import network.conet.relay.netty.NetworkRange;
import network.conet.relay.netty.PortRange;
import network.conet.relay.netty.RelayServer;
import network.conet.relay.peers.AddressRule;
import network.conet.relay.peers.Peer;
import network.conet.relay.peers.RelayIdentity;
import network.conet.relay.rest.EpochSeed;
import network.conet.relay.session.ReceiptKeeper;
import network.conet.relay.session.SessionDesk;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import network.conet.workers.Workers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts the relay's workers together; one opens its port once the registry names this node. */
@ApplicationScoped
public class RelayApp {
  private static final Logger LOG = Logger.getLogger(RelayApp.class);
  private static final Duration CHECK_DISK = Duration.ofSeconds(15);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);

  private final RelayConfig config;
  private final OidcClient identityProvider;
  private final MeterRegistry meters;
  private final CarryCounters counters = new CarryCounters();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicReference<@Nullable RelayServer> server = new AtomicReference<>();

  RelayApp(RelayConfig config, OidcClient identityProvider, MeterRegistry meters) {
    this.config = config;
    this.identityProvider = identityProvider;
    this.meters = meters;
  }

  /** Whether circuits are taken. */
  public boolean isCarrying() {
    return server.get() != null;
  }

  @Produces
  @Singleton
  Workers workers() {
    RelayIdentity self = identity();
    ExitPolicy exits = exits();
    EvidenceDomain domain = domain();
    TokensHelper tokens = new TokensHelper();
    ServiceToken token =
        new ServiceToken(
            () ->
                tokens
                    .getTokens(identityProvider)
                    .await()
                    .atMost(Duration.ofSeconds(5))
                    .getAccessToken());
    ManagedChannel staking = channel(config.stakingGrpc());
    ManagedChannel proofs = channel(config.proofsGrpc());
    GrpcPeerDirectory peers =
        new GrpcPeerDirectory(
            NodeDirectoryServiceGrpc.newBlockingStub(staking).withCallCredentials(token));
    GrpcIssuerKeys keys =
        new GrpcIssuerKeys(VoucherServiceGrpc.newBlockingStub(proofs).withCallCredentials(token));
    SqliteSessionStore store = new SqliteSessionStore(config.store(), self.nodeId());
    SqliteDisk disk = new SqliteDisk(config.store(), ByteCount.of(config.leastFree()));
    HandInReceipts handIn =
        new HandInReceipts(
            store,
            new GrpcProofsLine(ReceiptServiceGrpc.newStub(proofs).withCallCredentials(token)));
    ReceiptKeeper keeper = new ReceiptKeeper(store, handIn::wake);
    SessionDesk desk =
        new SessionDesk(
            self.nodeId(), domain, keys, keys, store, ByteCount.of(config.creditWindow()));
    MeasurePeers measure =
        new MeasurePeers(
            self,
            domain,
            peers,
            new CircuitProbe(self, PROBE_TIMEOUT, addresses()),
            new SqliteReportStore(config.store(), self.nodeId()),
            new GrpcReports(
                MeasurementServiceGrpc.newBlockingStub(proofs).withCallCredentials(token)),
            plan(),
            Clock.systemUTC());
    EpochSeed seed = new EpochSeed(config.proofsUrl());
    registerMeters();
    Thread.ofPlatform().name("relay-warm-up").daemon().start(CipherWarmUp::run);
    return new Workers(
        worker("store", CHECK_DISK, disk::check),
        new Worker(
                "hand-in",
                Duration.ZERO,
                () -> {
                  handIn.round(config.refresh().toMillis());
                  return Next.AT_ONCE;
                })
            .cutShortBy(handIn::wake),
        worker(
            "refresh",
            config.refresh(),
            () -> {
              peers.refresh();
              keys.refresh();
              openWhenRegistered(self, desk, keeper, peers, exits);
            }),
        worker(
            "measure",
            Duration.ofSeconds(1),
            () -> {
              if (isCarrying()) {
                measure(measure, keys, seed);
              }
            }));
  }

  /** What a worker does that pauses after each step. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static Worker worker(String name, Duration pause, Work work) {
    return new Worker(
        name,
        pause,
        () -> {
          work.run();
          return Next.AFTER_PAUSE;
        });
  }

  private static void measure(MeasurePeers measure, GrpcIssuerKeys keys, EpochSeed seed)
      throws IOException, InterruptedException {
    GrpcIssuerKeys.Epoch open = keys.epoch();
    Optional<Hash32> drawnFrom = seed.of(open.number());
    if (drawnFrom.isPresent()
        && !measure.round(new OpenEpoch(open.number(), drawnFrom.get(), open.began()))) {
      keys.refresh();
    }
  }

  private void openWhenRegistered(
      RelayIdentity self,
      SessionDesk desk,
      ReceiptKeeper keeper,
      GrpcPeerDirectory peers,
      ExitPolicy exits)
      throws IOException, InterruptedException {
    boolean registered =
        peers
            .find(self.nodeId())
            .filter(
                me ->
                    me.hotKey().equals(self.hotKey().address())
                        && me.onionKey().equals(self.onionKey().publicKey()))
            .isPresent();
    if (registered && !isCarrying() && !stopping.get()) {
      server.set(
          new RelayServer(
              new InetSocketAddress(config.dataHost(), config.dataPort()),
              config.threads(),
              self,
              desk,
              keeper,
              peers,
              exits,
              CarryLimits.DEFAULT.withIdle(config.idle()),
              counters));
      LOG.infof("node %s takes circuits", self.nodeId());
    }
  }

  private AddressRule addresses() {
    return new AddressRule(config.allowPrivate());
  }

  private ExitPolicy exits() {
    return new ExitPolicy(
        config.exit(),
        PortRange.parse(config.exitPorts()),
        config.exitReject().orElse(List.of()).stream().map(NetworkRange::parse).toList(),
        addresses());
  }

  private RelayIdentity identity() {
    return new RelayIdentity(
        NodeId.parse(config.nodeId()),
        Keystore.read(config.keyFile(), config.keyPasswordFile()),
        OnionKeyFile.read(config.onionKeyFile()));
  }

  private EvidenceDomain domain() {
    ContractAddresses contracts = ContractAddresses.read(config.contractsFile());
    return EvidenceDomain.of(
        new BigInteger(contracts.chainId().toString()),
        contracts.address(ContractName.NODE_REGISTRY));
  }

  private MeasurePlan plan() {
    RelayConfig.Measure measure = config.measure();
    return new MeasurePlan(
        measure.measurers(),
        measure.duration(),
        measure.checkers(),
        measure.slots(),
        measure.slot(),
        measure.slot().dividedBy(2));
  }

  private static ManagedChannel channel(String target) {
    InetSocketAddress address = Peer.endpoint(target);
    return ManagedChannelBuilder.forAddress(address.getHostString(), address.getPort())
        .usePlaintext()
        .build();
  }

  private void registerMeters() {
    FunctionCounter.builder("conet.relay.bytes.carried", counters, CarryCounters::totalBytesCarried)
        .baseUnit("bytes")
        .register(meters);
    FunctionCounter.builder(
            "conet.relay.circuits.opened", counters, CarryCounters::totalCircuitsOpened)
        .register(meters);
    FunctionCounter.builder(
            "conet.relay.circuits.refused", counters, CarryCounters::totalCircuitsRefused)
        .register(meters);
    Gauge.builder("conet.relay.circuits.open", counters, CarryCounters::openCircuits)
        .register(meters);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.set(true);
    RelayServer open = server.getAndSet(null);
    if (open != null) {
      open.close(config.drain());
    }
  }
}
