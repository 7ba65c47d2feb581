package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.evidence.receipt.Receipt;
import network.conet.evidence.receipt.Verdict;
import network.conet.proofs.receipt.JudgedReceipt;
import network.conet.proofs.receipt.ReceiptCatalogue;
import network.conet.proofs.receipt.ReceiptLog;
import network.conet.proofs.receipt.ReceiptQuery;
import network.conet.proofs.receipt.ReceiptStatus;
import network.conet.proofs.receipt.ReceiptView;
import network.conet.proofs.receipt.ReceivedReceipt;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.VoucherId;
import org.jspecify.annotations.Nullable;

/** Submissions and their verdicts. */
public final class JdbcReceiptLog implements ReceiptLog, ReceiptCatalogue {
  private static final ReceiptStatus[] STATUSES = ReceiptStatus.values();

  @Override
  public Set<Hash32> addNew(List<ReceivedReceipt> receipts) {
    return statement(
        "insert into receipt (receipt_id, voucher_id, node_id, bytes_carried, sequence,"
            + " received_at) select * from unnest(?::bytea[], ?::bytea[], ?::bytea[],"
            + " ?::bigint[], ?::bigint[], ?::bigint[]) on conflict (receipt_id) do nothing"
            + " returning receipt_id",
        insert -> {
          insert.setArray(1, Columns.bytes(insert, receipts, next -> next.id().toBytes()));
          insert.setArray(
              2, Columns.bytes(insert, receipts, next -> receipt(next).voucherId().toBytes()));
          insert.setArray(
              3, Columns.bytes(insert, receipts, next -> receipt(next).nodeId().toBytes()));
          insert.setArray(
              4, Columns.longs(insert, receipts, next -> receipt(next).bytesCarried().bytes()));
          insert.setArray(
              5, Columns.longs(insert, receipts, next -> receipt(next).sequence().number()));
          insert.setArray(
              6, Columns.longs(insert, receipts, next -> next.receivedAt().toEpochMilli()));
          return Set.copyOf(Columns.list(insert, row -> Hash32.of(row.getBytes(1))));
        });
  }

  @Override
  public Set<Hash32> holdUnjudged(Collection<Hash32> ids) {
    return statement(
        "select receipt_id from receipt where receipt_id = any (?) and status = 0"
            + " order by receipt_id for update",
        query -> {
          query.setArray(1, Columns.bytes(query, ids, Hash32::toBytes));
          return Set.copyOf(Columns.list(query, row -> Hash32.of(row.getBytes(1))));
        });
  }

  @Override
  public void saveVerdicts(List<JudgedReceipt> judged) {
    statement(
        "update receipt r set status = case when v.refusal is null then 1 else 2 end,"
            + " epoch = v.epoch, refusal = v.refusal, bytes_added = v.bytes_added"
            + " from unnest(?::bytea[], ?::bigint[], ?::text[], ?::bigint[])"
            + " as v (receipt_id, epoch, refusal, bytes_added)"
            + " where r.receipt_id = v.receipt_id",
        update -> {
          update.setArray(1, Columns.bytes(update, judged, next -> next.receipt().id().toBytes()));
          update.setArray(2, Columns.longs(update, judged, next -> next.epoch().number()));
          update.setArray(
              3,
              update
                  .getConnection()
                  .createArrayOf(
                      "text", judged.stream().map(JdbcReceiptLog::refusal).toArray(String[]::new)));
          update.setArray(4, Columns.longs(update, judged, JdbcReceiptLog::bytesAdded));
          return update.executeUpdate();
        });
  }

  @Override
  public Optional<ReceiptView> find(Hash32 id) {
    return statement(
        "select * from receipt where receipt_id = ?",
        query -> {
          query.setBytes(1, id.toBytes());
          return Columns.list(query, JdbcReceiptLog::view).stream().findFirst();
        });
  }

  @Override
  public List<ReceiptView> list(ReceiptQuery wanted) {
    StringBuilder sql = new StringBuilder("select * from receipt where true");
    List<Object> values = new ArrayList<>();
    wanted.node().ifPresent(node -> and(sql, " and node_id = ?", values, node.toBytes()));
    wanted.epoch().ifPresent(epoch -> and(sql, " and epoch = ?", values, epoch.number()));
    wanted.status().ifPresent(status -> and(sql, " and status = ?", values, status.ordinal()));
    wanted.before().ifPresent(before -> and(sql, " and position < ?", values, before));
    and(sql, " order by position desc limit ?", values, wanted.limit());
    return statement(
        sql.toString(),
        query -> {
          for (int i = 0; i < values.size(); i++) {
            query.setObject(i + 1, values.get(i));
          }
          return Columns.list(query, JdbcReceiptLog::view);
        });
  }

  private static void and(StringBuilder sql, String more, List<Object> values, Object value) {
    sql.append(more);
    values.add(value);
  }

  private static Receipt receipt(ReceivedReceipt received) {
    return received.evidence().receipt();
  }

  private static @Nullable String refusal(JudgedReceipt judged) {
    return judged.verdict() instanceof Verdict.Refused refused ? refused.reason().name() : null;
  }

  private static long bytesAdded(JudgedReceipt judged) {
    return judged.verdict() instanceof Verdict.Accepted accepted
        ? accepted.bytesAdded().bytes()
        : 0;
  }

  private static ReceiptView view(ResultSet row) throws SQLException {
    ReceiptStatus status = STATUSES[row.getInt("status")];
    return new ReceiptView(
        row.getLong("position"),
        Hash32.of(row.getBytes("receipt_id")),
        VoucherId.of(row.getBytes("voucher_id")),
        NodeId.of(row.getBytes("node_id")),
        ByteCount.of(row.getLong("bytes_carried")),
        row.getLong("sequence"),
        Instant.ofEpochMilli(row.getLong("received_at")),
        status,
        status == ReceiptStatus.PENDING
            ? Optional.empty()
            : Optional.of(EpochId.of(row.getLong("epoch"))),
        Optional.ofNullable(row.getString("refusal")),
        ByteCount.of(row.getLong("bytes_added")));
  }
}
