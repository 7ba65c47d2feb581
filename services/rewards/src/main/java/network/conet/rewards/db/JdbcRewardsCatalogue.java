package network.conet.rewards.db;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import network.conet.rewards.attest.EpochLedger.SignedEpoch;
import network.conet.rewards.catalogue.AccountRewards;
import network.conet.rewards.catalogue.EarnedEntry;
import network.conet.rewards.catalogue.EpochState;
import network.conet.rewards.catalogue.EpochView;
import network.conet.rewards.catalogue.RewardsCatalogue;
import network.conet.rewards.epoch.NodeReward;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import network.conet.units.TxHash;

/** Reads for people. */
public final class JdbcRewardsCatalogue implements RewardsCatalogue {
  private static final String EPOCHS =
      """
      select e.*, a.hash as anchored, a.transaction_hash,
        exists (select 1 from anchor_event x where x.kind = 'CANCELLED' and x.hash = e.digest)
          as cancelled,
        exists (select 1 from anchor_event x where x.kind = 'ACTIVATED' and x.epoch = e.epoch)
          as activated
      from epoch e left join lateral (
        select hash, transaction_hash from anchor_event x
        where x.kind = 'ANCHORED' and x.epoch = e.epoch and not exists (
          select 1 from anchor_event c where c.kind = 'CANCELLED' and c.hash = x.hash)
        order by block_number desc, log_index desc limit 1) a on true
      """;

  private final JdbcSession session;

  public JdbcRewardsCatalogue(JdbcSession session) {
    this.session = session;
  }

  @Override
  public BlockNumber asOf() {
    return session
        .one("select coalesce(max(number), 0) as n from block", p -> {}, row -> row.block("n"))
        .orElse(BlockNumber.ZERO);
  }

  @Override
  public List<EpochView> epochs(Optional<EpochId> before, int limit) {
    return session.list(
        EPOCHS + " where e.epoch < ? order by e.epoch desc limit ?",
        p -> p.number(before.map(EpochId::number).orElse(Long.MAX_VALUE)).number(limit),
        this::view);
  }

  @Override
  public Optional<EpochView> epoch(EpochId epoch) {
    return session.one(EPOCHS + " where e.epoch = ?", p -> p.epoch(epoch), this::view);
  }

  private EpochView view(Columns row) throws SQLException {
    SignedEpoch signed = EpochRows.signed(row);
    Optional<Hash32> anchored = row.optionalHash("anchored");
    Optional<TxHash> transaction =
        row.optionalHash("transaction_hash").map(hash -> new TxHash(hash.hex()));
    EpochState state =
        anchored.isPresent()
            ? row.bool("activated") ? EpochState.ACTIVE : EpochState.ANCHORED
            : row.bool("cancelled") ? EpochState.CANCELLED : EpochState.COMPUTED;
    List<AccountAddress> verifiers =
        session.list(
            "select verifier from attestation where epoch = ? and digest = ? order by verifier",
            p -> p.epoch(signed.header().epoch()).hash(signed.digest()),
            attestation -> attestation.account("verifier"));
    return new EpochView(signed, state, anchored, transaction, verifiers);
  }

  @Override
  public Optional<NodeReward> node(EpochId epoch, NodeId node) {
    return session.one(
        "select * from epoch_node where epoch = ? and node_id = ?",
        p -> p.epoch(epoch).node(node),
        EpochRows::node);
  }

  @Override
  public AccountRewards account(AccountAddress account) {
    return session.call(
        () -> {
          EpochId active = new JdbcAnchorLog(session).lastActivated();
          TokenAmount cumulative = cumulative(account, active).orElse(TokenAmount.ZERO);
          TokenAmount ever =
              cumulative(account, EpochId.of(Long.MAX_VALUE)).orElse(TokenAmount.ZERO);
          return new AccountRewards(active, cumulative, claimed(account), ever.minus(cumulative));
        });
  }

  private TokenAmount claimed(AccountAddress account) {
    return session
        .one(
            "select coalesce(sum(amount), 0) as amount from claim where account = ?",
            p -> p.account(account),
            row -> row.amount("amount"))
        .orElse(TokenAmount.ZERO);
  }

  @Override
  public List<EarnedEntry> entries(AccountAddress account, Optional<EarnedEntry> after, int limit) {
    return session.list(
        "select epoch, node_id, amount from epoch_entry where account = ?"
            + " and (epoch < ? or (epoch = ? and node_id > ?))"
            + " order by epoch desc, node_id limit ?",
        p -> {
          long epoch = after.map(entry -> entry.epoch().number()).orElse(Long.MAX_VALUE);
          p.account(account).number(epoch).number(epoch);
          p.bytes(after.map(entry -> entry.node().toBytes()).orElse(new byte[0])).number(limit);
        },
        row -> new EarnedEntry(row.epoch("epoch"), row.node("node_id"), row.amount("amount")));
  }

  @Override
  public Optional<TokenAmount> cumulative(AccountAddress account, EpochId epoch) {
    return session.one(
        "select cumulative from account_total where account = ? and epoch <= ?"
            + " order by epoch desc limit 1",
        p -> p.account(account).epoch(epoch),
        row -> row.amount("cumulative"));
  }
}
