package network.conet.rewards.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import network.conet.events.Outbox;
import network.conet.events.OutboxEvent;
import network.conet.rewards.attest.EpochLedger;
import network.conet.rewards.attest.VerifiedDataset;
import network.conet.rewards.epoch.AccountTable;
import network.conet.rewards.epoch.ComputedEpoch;
import network.conet.rewards.epoch.CumulativeRewards;
import network.conet.rewards.epoch.EntryTable;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** Epochs with their leaves, entries and accounts; the many rows go in by COPY. */
public final class JdbcEpochLedger implements EpochLedger {
  private static final String INSERT_EPOCH =
      "insert into epoch values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,false,?)";
  private static final String INSERT_NODE =
      "insert into epoch_node values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

  private final JdbcSession session;
  private final Function<SignedEpoch, OutboxEvent> news;

  /**
   * @param news encodes the event that tells of an epoch
   */
  public JdbcEpochLedger(JdbcSession session, Function<SignedEpoch, OutboxEvent> news) {
    this.session = session;
    this.news = news;
  }

  @Override
  public Optional<SignedEpoch> last() {
    return session.one(
        "select * from epoch order by epoch desc limit 1", p -> {}, EpochRows::signed);
  }

  @Override
  public Optional<SignedEpoch> find(EpochId epoch) {
    return session.one(
        "select * from epoch where epoch = ?", p -> p.epoch(epoch), EpochRows::signed);
  }

  @Override
  public Optional<SignedEpoch> find(Hash32 digest) {
    return session.one(
        "select * from epoch where digest = ?", p -> p.hash(digest), EpochRows::signed);
  }

  @Override
  public CumulativeRewards cumulativeAfter(EpochId epoch) {
    return visitor ->
        session.stream(
            "select distinct on (account) account, cumulative from account_total"
                + " where epoch <= ? order by account, epoch desc",
            p -> p.epoch(epoch),
            row -> visitor.account(row.account("account"), row.amount("cumulative")));
  }

  @Override
  public void store(
      ComputedEpoch epoch,
      SignatureBytes signature,
      List<VerifiedDataset.Settled> sessions,
      Instant now) {
    EpochId number = epoch.header().epoch();
    session.update(
        INSERT_EPOCH,
        p -> {
          EpochRows.header(p, epoch.header());
          p.hash(epoch.digest()).bytes(signature.toBytes()).time(now);
        });
    session.batch(
        INSERT_NODE,
        epoch.nodes(),
        (p, node) -> {
          p.epoch(number);
          EpochRows.node(p, node);
        });
    long copied = session.with(connection -> copy(connection, epoch));
    if (copied != (long) epoch.entries().size() + epoch.earners().size()) {
      throw new IllegalStateException("not all rows of epoch " + number + " were taken");
    }
    session.batch(
        "insert into settled_session values (?, ?, ?, ?)",
        sessions,
        (p, settled) ->
            p.bytes(settled.voucher().toBytes())
                .epoch(number)
                .number(settled.session().bytesCarried().bytes())
                .number(settled.session().sequence().number()));
    tell(new SignedEpoch(epoch.header(), epoch.digest(), signature));
  }

  @Override
  public void signAnew(SignedEpoch epoch) {
    session.update(
        "update epoch set attempt = ?, previous_digest = ?, digest = ?, signature = ?,"
            + " submitted = false where epoch = ?",
        p ->
            p.number(epoch.header().attempt().number())
                .hash(epoch.header().previousDigest())
                .hash(epoch.digest())
                .bytes(epoch.signature().toBytes())
                .epoch(epoch.header().epoch()));
    tell(epoch);
  }

  private void tell(SignedEpoch epoch) {
    boolean told =
        session.with(
            connection -> {
              Outbox.append(connection, news.apply(epoch));
              return true;
            });
    assert told;
  }

  private static long copy(Connection connection, ComputedEpoch epoch) throws SQLException {
    EpochId number = epoch.header().epoch();
    EntryTable entries = epoch.entries();
    Iterator<String> entryLines =
        IntStream.range(0, entries.size())
            .mapToObj(
                row ->
                    number
                        + "\t"
                        + CopyIn.bytes(entries.account(row).hex())
                        + "\t"
                        + CopyIn.bytes(entries.node(row).hex())
                        + "\t"
                        + entries.amount(row))
            .iterator();
    AccountTable earners = epoch.earners();
    Iterator<String> accountLines =
        IntStream.range(0, earners.size())
            .mapToObj(
                row ->
                    CopyIn.bytes(earners.account(row).hex())
                        + "\t"
                        + number
                        + "\t"
                        + earners.earned(row)
                        + "\t"
                        + earners.cumulative(row))
            .iterator();
    return CopyIn.rows(connection, "epoch_entry (epoch, account, node_id, amount)", entryLines)
        + CopyIn.rows(
            connection, "account_total (account, epoch, earned, cumulative)", accountLines);
  }

  @Override
  public List<SignedEpoch> unsubmitted() {
    return session.list(
        "select * from epoch where not submitted order by epoch", p -> {}, EpochRows::signed);
  }

  @Override
  public void markSubmitted(EpochId epoch) {
    session.update("update epoch set submitted = true where epoch = ?", p -> p.epoch(epoch));
    resolve(epoch);
  }

  @Override
  public void dispute(EpochId epoch, String reason, Instant now) {
    session.update(
        "insert into dispute values (?, ?, ?)"
            + " on conflict (epoch) do update set reason = excluded.reason",
        p -> p.epoch(epoch).text(reason).time(now));
  }

  @Override
  public void resolve(EpochId epoch) {
    session.update("delete from dispute where epoch = ?", p -> p.epoch(epoch));
  }

  @Override
  public Optional<Dispute> openDispute() {
    return session.one(
        "select * from dispute order by epoch limit 1",
        p -> {},
        row -> new Dispute(row.epoch("epoch"), row.text("reason")));
  }
}
