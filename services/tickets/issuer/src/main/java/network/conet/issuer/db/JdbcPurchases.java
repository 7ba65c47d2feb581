package network.conet.issuer.db;

import static network.conet.issuer.db.JdbcTransactions.statement;

import java.math.BigDecimal;
import java.util.Optional;
import network.conet.issuer.purchase.Credit;
import network.conet.issuer.purchase.PurchaseStore;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.request.TokenPurchase;
import network.conet.tickets.request.Wanted;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/** The tables with accounts. */
public final class JdbcPurchases extends JdbcRequests implements PurchaseStore {
  public JdbcPurchases() {
    super("account_purchase");
  }

  @Override
  public void hold(AccountAddress account, TicketWindow window) {
    statement(
        "select pg_advisory_xact_lock(hashtextextended(current_schema() || ' credit ' || ?, ?))",
        query -> {
          query.setString(1, account.hex());
          query.setLong(2, window.number());
          return query.execute();
        });
  }

  @Override
  public TokenAmount balance(AccountAddress account, TicketWindow window) {
    // one statement sees one state of the four tables, however rows are moved meanwhile
    String of = " where account = ? and ticket_window = ?";
    return statement(
        "select coalesce(sum(amount), 0) from ("
            + ("select amount from account_credit" + of)
            + (" union all select amount from account_credit_fresh" + of)
            + (" union all select -cost from account_purchase" + of)
            + (" union all select -cost from account_purchase_fresh" + of)
            + ") entries (amount)",
        query -> {
          for (int table = 0; table < 4; table++) {
            query.setBytes(2 * table + 1, account.toBytes());
            query.setLong(2 * table + 2, window.number());
          }
          return Rows.list(query, row -> new TokenAmount(row.getBigDecimal(1).toBigIntegerExact()))
              .getFirst();
        });
  }

  @Override
  public void record(TokenPurchase purchase, Hash32 digest, TokenAmount cost) {
    statement(
        "insert into account_purchase_fresh"
            + " (request_id, digest, account, ticket_window, cost, wanted)"
            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        insert -> {
          insert.setBytes(1, purchase.id().toBytes());
          insert.setBytes(2, digest.toBytes());
          insert.setBytes(3, purchase.account().toBytes());
          insert.setLong(4, purchase.window().number());
          insert.setBigDecimal(5, new BigDecimal(cost.units()));
          insert.setBytes(
              6,
              Rows.encode(
                  purchase.blinded().stream()
                      .map(blinded -> new Wanted(purchase.slot(), blinded))
                      .toList()));
          return insert.executeUpdate();
        });
    if (isSettled(purchase.id())) {
      removeFresh(purchase.id());
    }
  }

  @Override
  public boolean addCredit(Credit credit) {
    int added =
        statement(
            "insert into account_credit_fresh (credit_id, account, ticket_window, amount)"
                + " values (?, ?, ?, ?) on conflict do nothing",
            insert -> {
              insert.setBytes(1, credit.id().toBytes());
              insert.setBytes(2, credit.account().toBytes());
              insert.setLong(3, credit.window().number());
              insert.setBigDecimal(4, new BigDecimal(credit.amount().units()));
              return insert.executeUpdate();
            });
    return added == 1 && removeIfSettled(credit.id()) == 0;
  }

  private static int removeIfSettled(Hash32 id) {
    return statement(
        "delete from account_credit_fresh f using account_credit s"
            + " where f.credit_id = s.credit_id and f.credit_id = ?",
        delete -> {
          delete.setBytes(1, id.toBytes());
          return delete.executeUpdate();
        });
  }

  @Override
  public Optional<Credit> findCredit(Hash32 id) {
    return statement(
        "select credit_id, account, ticket_window, amount from account_credit where credit_id = ?"
            + " union all select credit_id, account, ticket_window, amount"
            + " from account_credit_fresh where credit_id = ?",
        query -> {
          query.setBytes(1, id.toBytes());
          query.setBytes(2, id.toBytes());
          return Rows.first(
              query,
              row ->
                  new Credit(
                      Hash32.of(row.getBytes(1)),
                      AccountAddress.of(row.getBytes(2)),
                      TicketWindow.of(row.getLong(3)),
                      new TokenAmount(row.getBigDecimal(4).toBigIntegerExact())));
        });
  }
}
