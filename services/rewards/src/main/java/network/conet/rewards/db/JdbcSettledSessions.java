package network.conet.rewards.db;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SettledSession;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.rewards.attest.SettledSessions;
import network.conet.units.ByteCount;
import network.conet.units.VoucherId;

/** What this verifier accepted before, and the issuer's keys as first seen. */
public final class JdbcSettledSessions implements SettledSessions {
  private final JdbcSession session;

  public JdbcSettledSessions(JdbcSession session) {
    this.session = session;
  }

  @Override
  public Map<VoucherId, SettledSession> find(Collection<VoucherId> vouchers) {
    if (vouchers.isEmpty()) {
      return Map.of();
    }
    byte[][] ids = vouchers.stream().map(VoucherId::toBytes).toArray(byte[][]::new);
    Map<VoucherId, SettledSession> found = new HashMap<>();
    session.stream(
        "select distinct on (voucher_id) voucher_id, bytes_carried, sequence from settled_session"
            + " where voucher_id = any(?) order by voucher_id, epoch desc",
        p -> p.byteArrays(ids),
        row ->
            found.put(
                VoucherId.of(row.bytes("voucher_id")),
                new SettledSession(
                    ByteCount.of(row.number("bytes_carried")),
                    ReceiptSequence.of(row.number("sequence")))));
    return found;
  }

  @Override
  public boolean pin(VoucherWindow window, ByteCount denomination, IssuerPublicKey key) {
    return session.update(
            """
            insert into issuer_key values (?, ?, ?)
            on conflict (voucher_window, denomination)
              do update set public_key = issuer_key.public_key
              where issuer_key.public_key = excluded.public_key
            """,
            p -> p.number(window.number()).number(denomination.bytes()).bytes(key.toBytes()))
        == 1;
  }
}
