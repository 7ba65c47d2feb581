package network.conet.rewards.attest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.conet.evidence.dataset.DatasetHasher;
import network.conet.evidence.dataset.DatasetRecord;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.receipt.SessionFee;
import network.conet.evidence.receipt.SessionVerifier;
import network.conet.evidence.receipt.SettledSession;
import network.conet.evidence.receipt.Verdict;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.EpochFigures;
import network.conet.evidence.report.Report;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.evidence.voucher.WindowLength;
import network.conet.evidence.voucher.WindowPrices;
import network.conet.rewards.epoch.NodeMeasurement;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import network.conet.units.VoucherId;

/**
 * Checks every record as it streams past and adds it up. Sessions are judged in groups, so that
 * what was settled of them before is one query a group.
 */
final class DatasetVerification implements DatasetSource.Visitor {
  private static final int GROUP = 1_000;

  /** What of the chain the records are judged by. */
  record Setting(
      EpochId epoch,
      EvidenceDomain domain,
      WindowLength windowLength,
      WindowPrices prices,
      Map<NodeId, AccountAddress> hotKeys) {}

  private record Claimed(SessionEvidence evidence, ByteCount settledBefore) {}

  private record KeyName(VoucherWindow window, ByteCount denomination) {}

  private static final class Tally {
    private TokenAmount fees = TokenAmount.ZERO;
    private final List<CapacityReport> capacities = new ArrayList<>();
    private final List<UptimeReport> uptimes = new ArrayList<>();
  }

  private final Setting setting;
  private final SettledSessions settled;
  private final SessionVerifier verifier;
  private final Map<KeyName, IssuerPublicKey> keys = new HashMap<>();
  private final DatasetHasher hasher = new DatasetHasher();
  private final TreeMap<NodeId, Tally> tallies = new TreeMap<>();
  private final List<Claimed> group = new ArrayList<>();
  private final List<VerifiedDataset.Settled> sessions = new ArrayList<>();

  DatasetVerification(Setting setting, SettledSessions settled) {
    this.setting = setting;
    this.settled = settled;
    this.verifier =
        new SessionVerifier(
            setting.domain(),
            setting.windowLength(),
            (window, denomination) ->
                java.util.Optional.ofNullable(keys.get(new KeyName(window, denomination))));
  }

  @Override
  public void key(VoucherWindow window, ByteCount denomination, IssuerPublicKey key) {
    if (!settled.pin(window, denomination, key)) {
      throw new DatasetRefused(
          "the issuer has two keys for window %s and %s bytes".formatted(window, denomination));
    }
    keys.put(new KeyName(window, denomination), key);
  }

  @Override
  public void session(SessionEvidence evidence, ByteCount settledBefore) {
    add(DatasetRecord.session(evidence, settledBefore));
    group.add(new Claimed(evidence, settledBefore));
    if (group.size() == GROUP) {
      judgeGroup();
    }
  }

  private void add(DatasetRecord next) {
    try {
      hasher.add(next);
    } catch (IllegalArgumentException e) {
      throw new DatasetRefused(String.valueOf(e.getMessage()), e);
    }
  }

  private void judgeGroup() {
    List<VoucherId> ids = group.stream().map(claimed -> claimed.evidence().voucherId()).toList();
    Map<VoucherId, SettledSession> before = settled.find(ids);
    for (Claimed claimed : group) {
      VoucherId id = claimed.evidence().voucherId();
      judge(claimed, before.getOrDefault(id, SettledSession.NOTHING));
    }
    group.clear();
  }

  private void judge(Claimed claimed, SettledSession before) {
    SessionEvidence evidence = claimed.evidence();
    if (!before.bytesCarried().equals(claimed.settledBefore())) {
      throw new DatasetRefused(
          "session %s had settled %s bytes before, not %s"
              .formatted(evidence.voucherId(), before.bytesCarried(), claimed.settledBefore()));
    }
    Verdict verdict =
        verifier.judge(evidence, setting.epoch(), before, setting.hotKeys()::containsKey);
    switch (verdict) {
      case Verdict.Refused refused ->
          throw new DatasetRefused("session " + evidence.voucherId() + ": " + refused.reason());
      case Verdict.Accepted accepted -> {
        ByteCount now = evidence.receipt().bytesCarried();
        Tally tally = tally(evidence.nodeId());
        TokenAmount price = setting.prices().pricePerGib(evidence.voucher().message().window());
        tally.fees = tally.fees.plus(SessionFee.between(before.bytesCarried(), now, price));
        sessions.add(
            new VerifiedDataset.Settled(
                evidence.voucherId(), new SettledSession(now, evidence.receipt().sequence())));
      }
    }
  }

  @Override
  public void report(SignedReport signed) {
    add(DatasetRecord.report(signed, setting.domain()));
    Report report = signed.report();
    AccountAddress author = setting.hotKeys().get(report.author());
    if (!report.epoch().equals(setting.epoch())
        || author == null
        || !setting.hotKeys().containsKey(report.subject())
        || !signed.signedBy(author, setting.domain())) {
      throw new DatasetRefused(
          "a report of %s on %s in epoch %s does not hold"
              .formatted(report.author(), report.subject(), report.epoch()));
    }
    Tally tally = tally(report.subject());
    switch (report) {
      case CapacityReport capacity -> tally.capacities.add(capacity);
      case UptimeReport uptime -> tally.uptimes.add(uptime);
    }
  }

  private Tally tally(NodeId node) {
    return tallies.computeIfAbsent(node, id -> new Tally());
  }

  VerifiedDataset finish() {
    judgeGroup();
    List<NodeMeasurement> measurements = new ArrayList<>(tallies.size());
    tallies.forEach(
        (node, tally) ->
            measurements.add(
                new NodeMeasurement(
                    node,
                    EpochFigures.capacity(tally.capacities),
                    EpochFigures.uptimeFloor(tally.uptimes),
                    tally.fees)));
    return new VerifiedDataset(hasher.hash(), measurements, sessions);
  }
}
