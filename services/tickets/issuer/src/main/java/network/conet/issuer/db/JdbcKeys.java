package network.conet.issuer.db;

import static network.conet.issuer.db.JdbcTransactions.statement;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import network.conet.issuer.key.KeyStore;
import network.conet.issuer.key.SealedKey;
import network.conet.tickets.Denomination;
import network.conet.tickets.KeySlot;
import network.conet.tickets.TicketKind;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.rsa.IssuerPublicKey;
import network.conet.units.Bytes;

/** Issuer keys; the secret column holds ciphertext only. */
public final class JdbcKeys implements KeyStore {
  private static final String OF_SLOT =
      " where ticket_window = ? and kind = ? and denomination = ?";

  @Override
  public void addFirst(KeySlot slot, IssuerPublicKey key, SealedKey secret) {
    statement(
        "insert into issuer_key (ticket_window, kind, denomination, public_key, sealed_secret)"
            + " values (?, ?, ?, ?, ?) on conflict do nothing",
        insert -> {
          slot(insert, slot);
          insert.setBytes(4, key.toBytes());
          insert.setBytes(5, secret.content().toBytes());
          return insert.executeUpdate();
        });
  }

  @Override
  public Optional<IssuerPublicKey> findPublic(KeySlot slot) {
    return statement(
        "select public_key from issuer_key" + OF_SLOT,
        query -> {
          slot(query, slot);
          return Rows.first(query, row -> IssuerPublicKey.parse(row.getBytes(1)));
        });
  }

  @Override
  public Optional<SealedKey> findSecret(KeySlot slot) {
    return statement(
        "select sealed_secret from issuer_key" + OF_SLOT + " and sealed_secret is not null",
        query -> {
          slot(query, slot);
          return Rows.first(query, row -> new SealedKey(Bytes.of(row.getBytes(1))));
        });
  }

  @Override
  public List<PublishedKey> publishedFrom(TicketWindow first) {
    return statement(
        "select ticket_window, kind, denomination, public_key from issuer_key"
            + " where ticket_window >= ? order by ticket_window, kind, denomination",
        query -> {
          query.setLong(1, first.number());
          return Rows.list(
              query,
              row ->
                  new PublishedKey(
                      new KeySlot(
                          TicketKind.ofCode(row.getInt(2)),
                          TicketWindow.of(row.getLong(1)),
                          Denomination.ofBytes(row.getLong(3))),
                      IssuerPublicKey.parse(row.getBytes(4))));
        });
  }

  @Override
  public void forgetSecretsBefore(TicketWindow window) {
    statement(
        "update issuer_key set sealed_secret = null"
            + " where ticket_window < ? and sealed_secret is not null",
        update -> {
          update.setLong(1, window.number());
          return update.executeUpdate();
        });
  }

  private static void slot(PreparedStatement statement, KeySlot slot) throws SQLException {
    statement.setLong(1, slot.window().number());
    statement.setInt(2, slot.kind().code());
    statement.setLong(3, slot.denomination().bytes());
  }
}
