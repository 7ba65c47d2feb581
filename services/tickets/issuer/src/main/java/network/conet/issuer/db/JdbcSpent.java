package network.conet.issuer.db;

import static network.conet.issuer.db.JdbcTransactions.statement;

import java.sql.Array;
import java.util.Collection;
import network.conet.issuer.exchange.SpentStore;
import network.conet.tickets.TicketId;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.request.Exchange;
import network.conet.units.Hash32;

/** The tables without accounts. */
public final class JdbcSpent extends JdbcRequests implements SpentStore {
  public JdbcSpent() {
    super("spent_exchange");
  }

  @Override
  public boolean record(Exchange exchange, Hash32 digest) {
    int added =
        statement(
            "insert into spent_exchange_fresh (request_id, digest, wanted) values (?, ?, ?)"
                + " on conflict do nothing",
            insert -> {
              insert.setBytes(1, exchange.id().toBytes());
              insert.setBytes(2, digest.toBytes());
              insert.setBytes(3, Rows.encode(exchange.wanted()));
              return insert.executeUpdate();
            });
    if (added == 1 && isSettled(exchange.id())) {
      removeFresh(exchange.id());
      return false;
    }
    return added == 1;
  }

  /** In the order of ids, so that two that overlap never wait for each other. */
  @Override
  public int spend(Collection<TicketId> ids) {
    byte[][] sorted =
        ids.stream().distinct().sorted().map(TicketId::toBytes).toArray(byte[][]::new);
    return statement(
        "insert into spent_ticket_fresh select unnest(?) on conflict do nothing",
        insert -> {
          Array array = insert.getConnection().createArrayOf("bytea", sorted);
          insert.setArray(1, array);
          int fresh = insert.executeUpdate();
          return fresh - settled(array);
        });
  }

  /** Of those, how many the settled table has, whose fresh rows go again. */
  private static int settled(Array ids) {
    return statement(
        "delete from spent_ticket_fresh f using spent_ticket s"
            + " where f.ticket_id = s.ticket_id and f.ticket_id = any (?)",
        delete -> {
          delete.setArray(1, ids);
          return delete.executeUpdate();
        });
  }

  @Override
  public boolean isClosed(TicketWindow window) {
    return statement(
        "select 1 from settled_window where ticket_window = ?",
        query -> {
          query.setLong(1, window.number());
          return Rows.first(query, row -> true).isPresent();
        });
  }

  @Override
  public void close(TicketWindow window) {
    statement(
        "insert into settled_window (ticket_window) values (?) on conflict do nothing",
        insert -> {
          insert.setLong(1, window.number());
          return insert.executeUpdate();
        });
  }
}
