package network.conet.rewards.db;

import java.sql.SQLException;
import network.conet.rewards.attest.EpochLedger.SignedEpoch;
import network.conet.rewards.epoch.Attempt;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.rewards.epoch.EpochTotals;
import network.conet.rewards.epoch.NodeInput;
import network.conet.rewards.epoch.NodeMeasurement;
import network.conet.rewards.epoch.NodeReward;
import network.conet.rewards.epoch.NodeShare;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.Weight;
import network.conet.units.BytesPerSecond;
import network.conet.units.SignatureBytes;

/** How epochs and nodes' leaves lie in their tables. */
final class EpochRows {
  private EpochRows() {}

  static EpochHeader header(Columns row) throws SQLException {
    return new EpochHeader(
        row.epoch("epoch"),
        new Attempt(row.count("attempt")),
        row.hash("previous_digest"),
        row.block("snapshot_block"),
        row.hash("snapshot_hash"),
        row.time("end_time"),
        new EpochHeader.Roots(
            row.hash("proofs_root"),
            row.hash("nodes_root"),
            row.hash("entries_root"),
            row.hash("accounts_root")),
        new EpochTotals(
            new Weight(row.big("total_weight")),
            row.amount("emission"),
            row.amount("fees"),
            row.amount("rewards"),
            row.amount("treasury"),
            row.amount("burned")),
        row.hash("dataset_hash"));
  }

  static SignedEpoch signed(Columns row) throws SQLException {
    return new SignedEpoch(
        header(row), row.hash("digest"), SignatureBytes.of(row.bytes("signature")));
  }

  static void header(Parameters p, EpochHeader header) throws SQLException {
    EpochTotals totals = header.totals();
    p.epoch(header.epoch())
        .number(header.attempt().number())
        .hash(header.previousDigest())
        .block(header.snapshotBlock())
        .hash(header.snapshotHash())
        .time(header.endTime())
        .hash(header.roots().proofs())
        .hash(header.roots().nodes())
        .hash(header.roots().entries())
        .hash(header.roots().accounts())
        .number(totals.totalWeight().value())
        .amount(totals.emission())
        .amount(totals.fees())
        .amount(totals.rewards())
        .amount(totals.treasury())
        .amount(totals.burned())
        .hash(header.datasetHash());
  }

  static NodeReward node(Columns row) throws SQLException {
    NodeState state =
        new NodeState(
            row.node("node_id"),
            row.account("owner"),
            row.hash("prefix"),
            row.bool("active"),
            row.amount("stake"),
            row.shares("total_shares"),
            row.shares("owner_shares"),
            row.basisPoints("commission"));
    NodeMeasurement measured =
        new NodeMeasurement(
            row.node("node_id"),
            BytesPerSecond.of(row.number("capacity")),
            row.basisPoints("uptime"),
            row.amount("fees"));
    NodeShare share =
        new NodeShare(
            new NodeInput(state, measured),
            row.count("prefix_count"),
            new Weight(row.big("weight")),
            row.amount("base"),
            row.amount("protocol"),
            row.amount("gross"),
            row.amount("commission_amount"),
            row.amount("pool"));
    return new NodeReward(share, row.amount("owner_amount"), row.amount("delegators_amount"));
  }

  static void node(Parameters p, NodeReward node) throws SQLException {
    NodeShare share = node.share();
    NodeState state = share.input().state();
    NodeMeasurement measured = share.input().measured();
    p.node(state.node())
        .account(state.owner())
        .hash(state.prefix())
        .bool(state.active())
        .amount(state.stake())
        .number(state.totalShares().count())
        .number(state.ownerShares().count())
        .basisPoints(state.commission())
        .number(measured.capacity().rate())
        .basisPoints(measured.uptime())
        .amount(measured.fees())
        .number(share.prefixCount())
        .number(share.weight().value())
        .amount(share.base())
        .amount(share.protocol())
        .amount(share.gross())
        .amount(share.commission())
        .amount(share.pool())
        .amount(node.ownerAmount())
        .amount(node.delegatorsAmount());
  }
}
