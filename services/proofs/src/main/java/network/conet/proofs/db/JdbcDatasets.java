package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.proofs.chainstate.Block;
import network.conet.proofs.epoch.Dataset;
import network.conet.proofs.epoch.DatasetHeader;
import network.conet.proofs.epoch.Datasets;
import network.conet.proofs.epoch.NodeTotals;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.ByteCount;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/** Frozen datasets: written once, never changed. */
public final class JdbcDatasets implements Datasets {
  @Override
  public Optional<DatasetHeader> newest() {
    return statement(
        "select * from dataset order by epoch desc limit 1",
        query ->
            Columns.list(
                    query,
                    row -> new DatasetHeader(EpochId.of(row.getLong("epoch")), snapshot(row)))
                .stream()
                .findFirst());
  }

  @Override
  public Optional<Dataset> find(EpochId epoch) {
    return statement(
        "select * from dataset where epoch = ?",
        query -> {
          query.setLong(1, epoch.number());
          return Columns.list(
                  query,
                  row ->
                      new Dataset(
                          epoch,
                          snapshot(row),
                          Hash32.of(row.getBytes("dataset_hash")),
                          totals(epoch)))
              .stream()
              .findFirst();
        });
  }

  @Override
  public Optional<Block> snapshot(EpochId epoch) {
    return statement(
        "select snapshot_block, snapshot_hash, end_time from dataset where epoch = ?",
        query -> {
          query.setLong(1, epoch.number());
          return Columns.list(query, JdbcDatasets::snapshot).stream().findFirst();
        });
  }

  @Override
  public Set<NodeId> nodes(EpochId epoch) {
    return statement(
        "select node_id from dataset_node where epoch = ?",
        query -> {
          query.setLong(1, epoch.number());
          return Set.copyOf(Columns.list(query, row -> NodeId.of(row.getBytes(1))));
        });
  }

  @Override
  public void save(Dataset dataset) {
    statement(
        "insert into dataset (epoch, snapshot_block, snapshot_hash, end_time, dataset_hash)"
            + " values (?, ?, ?, ?, ?)",
        insert -> {
          insert.setLong(1, dataset.epoch().number());
          insert.setLong(2, dataset.snapshot().number().number());
          insert.setBytes(3, dataset.snapshot().hash().toBytes());
          insert.setLong(4, dataset.snapshot().time().getEpochSecond());
          insert.setBytes(5, dataset.hash().toBytes());
          return insert.executeUpdate();
        });
    List<NodeTotals> totals = dataset.totals();
    statement(
        "insert into dataset_node (epoch, node_id, capacity, uptime_bps, fees, bytes_carried)"
            + " select ?, n.* from unnest(?::bytea[], ?::bigint[], ?::bigint[], ?::numeric[],"
            + " ?::bigint[]) as n",
        insert -> {
          insert.setLong(1, dataset.epoch().number());
          insert.setArray(2, Columns.bytes(insert, totals, next -> next.node().toBytes()));
          insert.setArray(3, Columns.longs(insert, totals, next -> next.capacity().rate()));
          insert.setArray(4, Columns.longs(insert, totals, next -> next.uptime().value()));
          insert.setArray(5, Columns.numbers(insert, totals, next -> next.fees().units()));
          insert.setArray(6, Columns.longs(insert, totals, next -> next.bytesCarried().bytes()));
          return insert.executeUpdate();
        });
  }

  private static List<NodeTotals> totals(EpochId epoch) {
    return statement(
        "select * from dataset_node where epoch = ? order by node_id",
        query -> {
          query.setLong(1, epoch.number());
          return Columns.list(
              query,
              row ->
                  new NodeTotals(
                      NodeId.of(row.getBytes("node_id")),
                      BytesPerSecond.of(row.getLong("capacity")),
                      BasisPoints.of(row.getInt("uptime_bps")),
                      Columns.amount(row, "fees"),
                      ByteCount.of(row.getLong("bytes_carried"))));
        });
  }

  private static Block snapshot(ResultSet row) throws SQLException {
    return new Block(
        BlockNumber.of(row.getLong("snapshot_block")),
        Hash32.of(row.getBytes("snapshot_hash")),
        Instant.ofEpochSecond(row.getLong("end_time")));
  }
}
