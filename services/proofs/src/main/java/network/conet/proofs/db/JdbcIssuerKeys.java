package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proofs.voucher.IssuerKeyStore;
import network.conet.proofs.voucher.SealedKey;
import network.conet.units.ByteCount;

/** Issuer keys; the secret column holds ciphertext only. */
public final class JdbcIssuerKeys implements IssuerKeyStore {
  @Override
  public void addFirst(
      VoucherWindow window, ByteCount denomination, IssuerPublicKey key, SealedKey secret) {
    statement(
        "insert into issuer_key (voucher_window, denomination, public_key, sealed_secret)"
            + " values (?, ?, ?, ?) on conflict do nothing",
        insert -> {
          place(insert, window, denomination);
          insert.setBytes(3, key.toBytes());
          insert.setBytes(4, secret.toBytes());
          return insert.executeUpdate();
        });
  }

  @Override
  public Optional<IssuerPublicKey> findPublic(VoucherWindow window, ByteCount denomination) {
    return statement(
        "select public_key from issuer_key where voucher_window = ? and denomination = ?",
        query -> {
          place(query, window, denomination);
          return Columns.list(query, row -> IssuerPublicKey.parse(row.getBytes(1))).stream()
              .findFirst();
        });
  }

  @Override
  public Optional<SealedKey> findSecret(VoucherWindow window, ByteCount denomination) {
    return statement(
        "select sealed_secret from issuer_key where voucher_window = ? and denomination = ?"
            + " and sealed_secret is not null",
        query -> {
          place(query, window, denomination);
          return Columns.list(query, row -> SealedKey.of(row.getBytes(1))).stream().findFirst();
        });
  }

  @Override
  public List<PublishedKey> publishedFrom(VoucherWindow first) {
    return statement(
        "select voucher_window, denomination, public_key from issuer_key"
            + " where voucher_window >= ? order by voucher_window, denomination",
        query -> {
          query.setLong(1, first.number());
          return Columns.list(
              query,
              row ->
                  new PublishedKey(
                      VoucherWindow.of(row.getLong(1)),
                      ByteCount.of(row.getLong(2)),
                      IssuerPublicKey.parse(row.getBytes(3))));
        });
  }

  @Override
  public void forgetSecretsBefore(VoucherWindow window) {
    statement(
        "update issuer_key set sealed_secret = null"
            + " where voucher_window < ? and sealed_secret is not null",
        update -> {
          update.setLong(1, window.number());
          return update.executeUpdate();
        });
  }

  private static void place(
      PreparedStatement statement, VoucherWindow window, ByteCount denomination)
      throws SQLException {
    statement.setLong(1, window.number());
    statement.setLong(2, denomination.bytes());
  }
}
