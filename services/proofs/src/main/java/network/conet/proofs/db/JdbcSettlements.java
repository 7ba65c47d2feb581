package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SettledSession;
import network.conet.proofs.receipt.ReceivedReceipt;
import network.conet.proofs.receipt.Settlements;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.VoucherId;

/** Settlements; a row that is newer already is never overwritten by an older receipt. */
public final class JdbcSettlements implements Settlements {
  @Override
  public Map<VoucherId, SettledSession> settled(Collection<VoucherId> vouchers) {
    return statement(
        "select distinct on (voucher_id) voucher_id, bytes_carried, sequence from settlement"
            + " where voucher_id = any (?) order by voucher_id, epoch desc",
        query -> {
          query.setArray(1, Columns.bytes(query, vouchers, VoucherId::toBytes));
          Map<VoucherId, SettledSession> settled = new HashMap<>();
          Columns.list(
              query,
              row ->
                  settled.put(
                      VoucherId.of(row.getBytes(1)),
                      new SettledSession(
                          ByteCount.of(row.getLong(2)), ReceiptSequence.of(row.getLong(3)))));
          return settled;
        });
  }

  @Override
  public void settle(EpochId epoch, List<ReceivedReceipt> newest) {
    if (newest.isEmpty()) {
      return;
    }
    statement(
        "insert into settlement (epoch, voucher_id, prepared_message, voucher_signature, node_id,"
            + " bytes_carried, sequence, receipt_signature, bytes_settled_before)"
            + " select ?, n.voucher_id, n.prepared_message, n.voucher_signature, n.node_id,"
            + " n.bytes_carried, n.sequence, n.receipt_signature, coalesce((select"
            + " max(s.bytes_carried) from settlement s where s.voucher_id = n.voucher_id"
            + " and s.epoch < ?), 0) from unnest(?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[],"
            + " ?::bigint[], ?::bigint[], ?::bytea[]) as n (voucher_id, prepared_message,"
            + " voucher_signature, node_id, bytes_carried, sequence, receipt_signature)"
            + " on conflict (epoch, voucher_id) do update set"
            + " voucher_signature = excluded.voucher_signature,"
            + " bytes_carried = excluded.bytes_carried, sequence = excluded.sequence,"
            + " receipt_signature = excluded.receipt_signature"
            + " where settlement.sequence < excluded.sequence",
        insert -> {
          insert.setLong(1, epoch.number());
          insert.setLong(2, epoch.number());
          insert.setArray(
              3, Columns.bytes(insert, newest, next -> next.evidence().voucherId().toBytes()));
          insert.setArray(
              4,
              Columns.bytes(
                  insert, newest, next -> next.evidence().voucher().prepared().toBytes()));
          insert.setArray(
              5,
              Columns.bytes(
                  insert, newest, next -> next.evidence().voucher().signature().toBytes()));
          insert.setArray(
              6, Columns.bytes(insert, newest, next -> next.evidence().nodeId().toBytes()));
          insert.setArray(
              7,
              Columns.longs(
                  insert, newest, next -> next.evidence().receipt().bytesCarried().bytes()));
          insert.setArray(
              8,
              Columns.longs(insert, newest, next -> next.evidence().receipt().sequence().number()));
          insert.setArray(
              9,
              Columns.bytes(
                  insert, newest, next -> next.evidence().signed().signature().toBytes()));
          return insert.executeUpdate();
        });
  }
}
