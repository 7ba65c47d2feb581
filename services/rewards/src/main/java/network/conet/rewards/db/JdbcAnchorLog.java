package network.conet.rewards.db;

import java.sql.SQLException;
import java.util.Optional;
import network.conet.rewards.attest.AnchorLog;
import network.conet.rewards.epoch.Attempt;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

/** The EpochAnchor's events, those of cancelled epochs left out. */
public final class JdbcAnchorLog implements AnchorLog {
  private static final String STANDING =
      """
      select a.epoch, a.hash, a.transaction_hash from anchor_event a
      where a.kind = 'ANCHORED' and not exists (
        select 1 from anchor_event c where c.kind = 'CANCELLED' and c.hash = a.hash)
      """;

  private final JdbcSession session;

  public JdbcAnchorLog(JdbcSession session) {
    this.session = session;
  }

  @Override
  public Optional<Anchored> anchored(EpochId epoch) {
    return session.one(
        STANDING + " and a.epoch = ?", p -> p.epoch(epoch), JdbcAnchorLog::anchoredOf);
  }

  @Override
  public Optional<Anchored> lastAnchored() {
    return session.one(
        STANDING + " order by a.epoch desc limit 1", p -> {}, JdbcAnchorLog::anchoredOf);
  }

  private static Anchored anchoredOf(Columns row) throws SQLException {
    return new Anchored(
        row.epoch("epoch"), row.hash("hash"), TxHash.of(row.bytes("transaction_hash")));
  }

  @Override
  public EpochId lastActivated() {
    return last("ACTIVATED");
  }

  @Override
  public EpochId lastSettled() {
    return last("SETTLED");
  }

  private EpochId last(String kind) {
    return session
        .one(
            "select coalesce(max(epoch), 0) as epoch from anchor_event where kind = ?",
            p -> p.text(kind),
            row -> row.epoch("epoch"))
        .orElse(EpochId.ZERO);
  }

  @Override
  public boolean isCancelled(Hash32 digest) {
    return session
        .one(
            "select 1 from anchor_event where kind = 'CANCELLED' and hash = ?",
            p -> p.hash(digest),
            row -> true)
        .isPresent();
  }

  @Override
  public Attempt attempt() {
    return session
        .one(
            "select count(*) as cancellations from anchor_event where kind = 'CANCELLED'",
            p -> {},
            row -> Attempt.after(row.number("cancellations")))
        .orElse(Attempt.FIRST);
  }
}
