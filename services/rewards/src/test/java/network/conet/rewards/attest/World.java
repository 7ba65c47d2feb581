package network.conet.rewards.attest;

import static network.conet.rewards.stakes.Facts.account;
import static network.conet.rewards.stakes.Facts.node;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import network.conet.chainaccess.SigningKey;
import network.conet.events.OutboxEvent;
import network.conet.evidence.dataset.DatasetHasher;
import network.conet.evidence.dataset.DatasetRecord;
import network.conet.evidence.receipt.Receipt;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.EpochFigures;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.BlindingOutcome;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.VoucherBlinding;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.evidence.voucher.WindowLength;
import network.conet.rewards.db.Databases;
import network.conet.rewards.db.JdbcAnchorCalls;
import network.conet.rewards.db.JdbcAnchorLog;
import network.conet.rewards.db.JdbcAnnouncements;
import network.conet.rewards.db.JdbcAttestations;
import network.conet.rewards.db.JdbcChainRows;
import network.conet.rewards.db.JdbcEpochLedger;
import network.conet.rewards.db.JdbcRewardsCatalogue;
import network.conet.rewards.db.JdbcSession;
import network.conet.rewards.db.JdbcSettledSessions;
import network.conet.rewards.db.JdbcStakeHistory;
import network.conet.rewards.epoch.ComputeEpoch;
import network.conet.rewards.epoch.EpochDigest;
import network.conet.rewards.epoch.NodeMeasurement;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.RewardParameters;
import network.conet.rewards.stakes.ChainFact;
import network.conet.rewards.stakes.Facts;
import network.conet.rewards.stakes.ParameterKey;
import network.conet.rewards.stakes.VerifierSet;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.ByteCount;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;
import network.conet.units.TokenAmount;

/**
 * A verifier on a real database, with a node whose answers are its own read model's unless a test
 * says otherwise, and two relays that report on each other with real signatures.
 */
final class World implements ChainState, DatasetSource, VerifierKey {
  static final EvidenceDomain DOMAIN = EvidenceDomain.of(BigInteger.valueOf(31_337), account(0xbb));
  static final EpochDigest DIGEST = new EpochDigest(31_337, account(0xaa));
  static final ByteCount GIB = ByteCount.ofMebibytes(1_024);
  static final WindowLength WINDOW_LENGTH = new WindowLength(4);
  private static final SecureRandom RANDOM = new SecureRandom();
  static final Instant GENESIS = Instant.ofEpochSecond(1_000_000);

  final DataSource database = Databases.fresh();
  final JdbcSession session = new JdbcSession(database);
  final JdbcStakeHistory history = new JdbcStakeHistory(session);
  final JdbcAnchorLog anchorLog = new JdbcAnchorLog(session);
  final JdbcAttestations attestations = new JdbcAttestations(session);
  final JdbcAnchorCalls calls = new JdbcAnchorCalls(session);
  final JdbcAnnouncements announcements = new JdbcAnnouncements(session);
  final JdbcRewardsCatalogue catalogue = new JdbcRewardsCatalogue(session);
  final Clock clock = Clock.fixed(Instant.ofEpochSecond(2_000_000), ZoneOffset.UTC);
  final EpochLedger ledger =
      new JdbcEpochLedger(session, epoch -> new OutboxEvent("t", new byte[1], new byte[1]));
  final Facts facts = new Facts();
  final SigningKey key = SigningKey.generate(new SecureRandom());
  final SigningKey relayOne = SigningKey.generate(new SecureRandom());
  final SigningKey relayTwo = SigningKey.generate(new SecureRandom());
  final List<SignedReport> reports = new ArrayList<>();
  final TreeMap<Instant, TokenAmount> prices = new TreeMap<>();
  private final IssuerPrivateKey issuer = IssuerPrivateKey.generate(RANDOM);
  private final SigningKey sessionKey = SigningKey.generate(RANDOM);
  private Optional<SessionEvidence> carried = Optional.empty();
  private TokenAmount announcedFees = TokenAmount.ZERO;
  VerifierSet verifiers = new VerifierSet(1, List.of(key.address()));
  Optional<NodeState> lie = Optional.empty();

  /** Whether the node does not have the blocks yet that the topic told of. */
  boolean behind;

  /** What happens while the verifier computes, when it has compared with its node. */
  Runnable whileAsked = () -> {};

  final JdbcChainRows rows = new JdbcChainRows(session);

  /** Two registered relays in block 1; blocks are a second apart, epochs one second long. */
  World() {
    facts.reopen(0).endBlock();
    facts.parameters();
    prices.put(GENESIS.plusSeconds(1), TokenAmount.ofTokens(1));
    registered(1, relayOne);
    registered(2, relayTwo);
    facts.endBlock();
    follow();
  }

  private void registered(int number, SigningKey hotKey) {
    facts.registered(number, number + 10, 100_000);
    facts.log(new ChainFact.HotKeyRotated(node(number), hotKey.address(), EpochId.ZERO));
  }

  void follow() {
    session.run(() -> facts.applyTo(rows));
  }

  RecomputeEpoch recompute() {
    return new RecomputeEpoch(
        session,
        ledger,
        announcements,
        history,
        this,
        anchorLog,
        this,
        new JdbcSettledSessions(session),
        new ComputeEpoch(DIGEST),
        this,
        new RecomputeEpoch.Evidence(DOMAIN, WINDOW_LENGTH),
        clock);
  }

  /** Each relay says the other one is up and carries so much. */
  void report(EpochId epoch, long rate) {
    reports.clear();
    reports.add(capacity(epoch, 1, 2, rate).sign(DOMAIN, relayTwo));
    reports.add(capacity(epoch, 2, 1, rate).sign(DOMAIN, relayOne));
    reports.add(uptime(epoch, 1, 2).sign(DOMAIN, relayTwo));
    reports.add(uptime(epoch, 2, 1).sign(DOMAIN, relayOne));
    reports.sort(Comparator.comparing(signed -> DatasetRecord.report(signed, DOMAIN)));
  }

  static CapacityReport capacity(EpochId epoch, int subject, int author, long rate) {
    return new CapacityReport(
        epoch,
        node(subject),
        node(author),
        BytesPerSecond.of(rate),
        new MeasuredMillis(1_000),
        Facts.hash(subject));
  }

  private static UptimeReport uptime(EpochId epoch, int subject, int author) {
    return new UptimeReport(
        epoch, node(subject), node(author), new UptimeSlot(0), true, Facts.hash(subject));
  }

  /** A vote takes effect in the block that is being made; the node knows of it too. */
  void priceSet(long block, long tokens) {
    TokenAmount price = TokenAmount.ofTokens(tokens);
    facts.parameter(ParameterKey.PRICE_PER_GIB, price.units());
    prices.put(GENESIS.plusSeconds(block), price);
  }

  /** A client of relay one used a voucher of a GiB up; proofs says that it owes so much. */
  void carriedGib(VoucherWindow window, TokenAmount announced) {
    PreparedVoucher prepared =
        PreparedVoucher.prepare(
            new VoucherMessage(window, GIB, node(1), sessionKey.publicKey()), RANDOM);
    VoucherBlinding blinding = VoucherBlinding.blind(prepared, issuer.publicKey(), RANDOM);
    if (!(blinding.finish(issuer.sign(blinding.blinded())) instanceof BlindingOutcome.Issued ok)) {
      throw new IllegalStateException("the issuer failed");
    }
    Receipt receipt = new Receipt(prepared.id(), node(1), GIB, ReceiptSequence.of(1));
    carried = Optional.of(new SessionEvidence(ok.voucher(), receipt.sign(DOMAIN, sessionKey)));
    announcedFees = announced;
  }

  Hash32 datasetHash() {
    DatasetHasher hasher = new DatasetHasher();
    carried.ifPresent(evidence -> hasher.add(DatasetRecord.session(evidence, ByteCount.ZERO)));
    reports.forEach(signed -> hasher.add(DatasetRecord.report(signed, DOMAIN)));
    return hasher.hash();
  }

  void announce(EpochId epoch, long block) {
    announcements.save(
        new FrozenDataset(
            epoch,
            BlockNumber.of(block),
            Facts.hash(block),
            GENESIS.plusSeconds(block),
            datasetHash()));
  }

  @Override
  public List<NodeMeasurement> announcedTotals(EpochId epoch) {
    List<NodeMeasurement> totals = new ArrayList<>();
    for (int number = 1; number <= 2 && !reports.isEmpty(); number++) {
      NodeId subject = node(number);
      List<CapacityReport> capacities = new ArrayList<>();
      List<UptimeReport> uptimes = new ArrayList<>();
      for (SignedReport signed : reports) {
        if (signed.report().subject().equals(subject)) {
          switch (signed.report()) {
            case CapacityReport capacity -> capacities.add(capacity);
            case UptimeReport uptime -> uptimes.add(uptime);
          }
        }
      }
      totals.add(
          new NodeMeasurement(
              subject,
              EpochFigures.capacity(capacities),
              EpochFigures.uptimeFloor(uptimes),
              number == 1 ? announcedFees : TokenAmount.ZERO));
    }
    return totals;
  }

  @Override
  public void stream(EpochId epoch, Visitor visitor) {
    carried.ifPresent(
        evidence -> {
          visitor.key(evidence.voucher().message().window(), GIB, issuer.publicKey());
          visitor.session(evidence, ByteCount.ZERO);
        });
    reports.forEach(visitor::report);
  }

  @Override
  public Instant genesis() {
    return GENESIS;
  }

  @Override
  public Duration epochLength() {
    return Duration.ofSeconds(1);
  }

  @Override
  public TokenAmount emission(Instant from, Instant to) {
    whileAsked.run();
    return TokenAmount.ofTokens(Duration.between(from, to).toSeconds());
  }

  @Override
  public Optional<Hash32> blockHash(BlockNumber block) {
    return behind ? Optional.empty() : Optional.of(Facts.hash(block.number()));
  }

  @Override
  public List<NodeState> nodesAfter(List<NodeId> nodes, BlockNumber block) {
    return history.nodesAfter(block).stream()
        .filter(state -> nodes.contains(state.node()))
        .map(state -> lie.filter(l -> l.node().equals(state.node())).orElse(state))
        .toList();
  }

  @Override
  public RewardParameters parametersAfter(BlockNumber block) {
    return history.parametersAfter(block);
  }

  @Override
  public TokenAmount pricePerGibAt(Instant moment) {
    return Optional.ofNullable(prices.floorEntry(moment)).orElseGet(prices::firstEntry).getValue();
  }

  @Override
  public VerifierSet verifiersFor(EpochId epoch) {
    return verifiers;
  }

  @Override
  public AccountAddress address() {
    return key.address();
  }

  @Override
  public SignatureBytes sign(Hash32 digest) {
    return key.sign(digest);
  }

  static NodeState withLessStake(NodeState state) {
    return new NodeState(
        state.node(),
        state.owner(),
        state.prefix(),
        state.active(),
        TokenAmount.ofUnits(1),
        state.totalShares(),
        state.ownerShares(),
        BasisPoints.of(500));
  }
}
