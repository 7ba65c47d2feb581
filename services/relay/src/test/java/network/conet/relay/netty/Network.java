package network.conet.relay.netty;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.client.CircuitSettings;
import network.conet.circuit.client.Hop;
import network.conet.circuit.client.HopUsage;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.client.payment.Payment;
import network.conet.client.route.Route;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.BlindingOutcome;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherBlinding;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.relay.db.SqliteSessionStore;
import network.conet.relay.peers.AddressRule;
import network.conet.relay.peers.Peer;
import network.conet.relay.peers.PeerDirectory;
import network.conet.relay.peers.RelayIdentity;
import network.conet.relay.session.ReceiptKeeper;
import network.conet.relay.session.SessionDesk;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/** Relays on real sockets with real stores, and an issuer. */
final class Network implements AutoCloseable {
  static final SecureRandom RANDOM = new SecureRandom();
  static final IssuerPrivateKey ISSUER = IssuerPrivateKey.generate(RANDOM);
  static final EvidenceDomain DOMAIN =
      EvidenceDomain.of(BigInteger.valueOf(31337), AccountAddress.ZERO);
  static final CircuitSettings CLIENT = CircuitSettings.of(DOMAIN);
  static final VoucherWindow WINDOW = VoucherWindow.of(3);
  static final ByteCount CREDIT = ByteCount.ofMebibytes(4);
  static final ByteCount DENOMINATION = ByteCount.ofMebibytes(128);

  final List<Relay> relays = new ArrayList<>();
  private final List<Peer> registry = new CopyOnWriteArrayList<>();
  private final Names names;

  /** The voucher window that is open. */
  final AtomicReference<VoucherWindow> now = new AtomicReference<>(WINDOW);

  Network() {
    this(new DnsNames());
  }

  Network(Names names) {
    this.names = names;
  }

  /** One relay. */
  static final class Relay implements AutoCloseable {
    final RelayIdentity identity;
    final SqliteSessionStore store;
    final CarryCounters counters = new CarryCounters();
    final RelayServer server;
    private final ReceiptKeeper keeper;

    Relay(
        RelayIdentity identity,
        Path file,
        PeerDirectory peers,
        CarryLimits limits,
        Names names,
        ExitPolicy exits,
        AtomicReference<VoucherWindow> now)
        throws IOException, InterruptedException {
      this.identity = identity;
      store = new SqliteSessionStore(file, identity.nodeId());
      keeper = new ReceiptKeeper(store, () -> {});
      SessionDesk desk =
          new SessionDesk(
              identity.nodeId(),
              DOMAIN,
              (window, denomination) ->
                  window.equals(WINDOW) && !denomination.equals(ByteCount.of(1))
                      ? Optional.of(ISSUER.publicKey())
                      : Optional.empty(),
              now::get,
              store,
              CREDIT);
      server =
          new RelayServer(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              1,
              identity,
              desk,
              keeper,
              peers,
              exits,
              limits,
              counters,
              names);
    }

    Peer peer() {
      return new Peer(
          identity.nodeId(),
          InetSocketAddress.createUnresolved("127.0.0.1", server.address().getPort()),
          identity.onionKey().publicKey(),
          identity.hotKey().address());
    }

    @Override
    public void close() throws InterruptedException {
      server.close(Duration.ZERO);
      keeper.close();
      store.close();
    }
  }

  PeerDirectory directory() {
    return new PeerDirectory() {
      @Override
      public Optional<Peer> find(NodeId nodeId) {
        return registry.stream().filter(peer -> peer.nodeId().equals(nodeId)).findAny();
      }

      @Override
      public List<Peer> active() {
        return registry.stream().sorted(Comparator.comparing(Peer::nodeId)).toList();
      }
    };
  }

  /** Where streams may leave from relays that are started from now on. */
  ExitPolicy exits = new ExitPolicy(true, ExitPolicy.USUAL, List.of(), new AddressRule(true));

  Relay start(Path file, CarryLimits limits) throws IOException, InterruptedException {
    return start(identity(), file, limits);
  }

  Relay start(RelayIdentity identity, Path file, CarryLimits limits)
      throws IOException, InterruptedException {
    Relay relay = new Relay(identity, file, directory(), limits, names, exits, now);
    registry.removeIf(peer -> peer.nodeId().equals(identity.nodeId()));
    registry.add(relay.peer());
    relays.add(relay);
    return relay;
  }

  void unregister(NodeId node) {
    registry.removeIf(peer -> peer.nodeId().equals(node));
  }

  static RelayIdentity identity() {
    byte[] id = new byte[NodeId.BYTES];
    RANDOM.nextBytes(id);
    return new RelayIdentity(
        NodeId.of(id), SigningKey.generate(RANDOM), OnionKeyPair.generate(RANDOM));
  }

  static Voucher voucher(
      NodeId node,
      SigningKey session,
      VoucherWindow window,
      ByteCount denomination,
      IssuerPrivateKey issuer) {
    PreparedVoucher prepared =
        PreparedVoucher.prepare(
            new VoucherMessage(window, denomination, node, session.publicKey()), RANDOM);
    VoucherBlinding blinding = VoucherBlinding.blind(prepared, issuer.publicKey(), RANDOM);
    if (blinding.finish(issuer.sign(blinding.blinded())) instanceof BlindingOutcome.Issued issued) {
      return issued.voucher();
    }
    throw new AssertionError("an honest issuer's signature was refused");
  }

  static Hop hop(Relay relay, ByteCount denomination) {
    SigningKey session = SigningKey.generate(RANDOM);
    return hop(
        relay, voucher(relay.identity.nodeId(), session, WINDOW, denomination, ISSUER), session);
  }

  static Hop hop(Relay relay, Voucher voucher, SigningKey session) {
    return new Hop(
        relay.identity.nodeId(),
        relay.server.address(),
        relay.identity.onionKey().publicKey(),
        voucher,
        session);
  }

  List<Hop> hops() {
    return relays.stream().map(relay -> hop(relay, DENOMINATION)).toList();
  }

  /**
   * The same relays as a client's directory lists them, each of an owner and network of its own.
   */
  List<network.conet.client.route.Relay> listed() {
    List<network.conet.client.route.Relay> listed = new ArrayList<>();
    for (Relay relay : relays) {
      int number = listed.size() + 1;
      listed.add(
          new network.conet.client.route.Relay(
              relay.identity.nodeId(),
              relay.server.address(),
              relay.identity.onionKey().publicKey(),
              AccountAddress.parse("0x" + "%040x".formatted(number)),
              Hash32.parse("0x" + "%064x".formatted(number))));
    }
    return listed;
  }

  /** Pays each circuit with new vouchers. */
  Payment payment() {
    return new Payment() {
      @Override
      public List<Hop> pay(Route route) {
        return route.nodes().stream().map(node -> hop(relay(node), DENOMINATION)).toList();
      }

      @Override
      public void closed(List<Hop> hops, List<HopUsage> usage) {
        // nothing is kept
      }

      @Override
      public void refused(Hop hop) {
        throw new AssertionError("good vouchers are taken");
      }

      @Override
      public boolean isAmple(List<Hop> hops, List<HopUsage> usage) {
        return true;
      }
    };
  }

  Relay relay(NodeId node) {
    return relays.stream()
        .filter(relay -> relay.identity.nodeId().equals(node))
        .findAny()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (Relay relay : relays) {
      relay.close();
    }
  }
}
