package network.conet.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import network.conet.chainaccess.SigningKey;
import network.conet.issuer.fixtures.Client;
import network.conet.issuer.fixtures.Issuer;
import network.conet.issuer.request.Outcome;
import network.conet.tickets.Paid;
import network.conet.tickets.request.Exchange;
import network.conet.tickets.request.RequestId;
import org.junit.jupiter.api.Test;

/** Somebody who holds the whole database, places and transaction numbers of rows included. */
class UnlinkableTablesIT {
  private static final int USERS = 40;
  private final Issuer issuer = new Issuer();

  /**
   * Everybody buys one token and exchanges it at once, which is the worst they can do: before rows
   * are moved, transaction numbers give the order of all of it. Afterwards each table has one
   * number, and the place of a row says nothing: of 40 rows the rank correlation has a deviation of
   * 0.16 by chance, and stays below five of them.
   */
  @Test
  void afterRowsWereMovedNothingTellsWhoseAnExchangeWas() throws SQLException {
    List<String> spentInOrder = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      SigningKey payer = issuer.payer(1);
      Client.Order bought = issuer.client.order(Issuer.TOKEN, 1);
      Outcome.Answered tokens =
          (Outcome.Answered) issuer.buy(payer, RequestId.random(Client.RANDOM), bought);
      List<Paid> paid = bought.finish(tokens.signatures());
      Client.Order tickets = issuer.client.order(issuer.ticket(Issuer.LARGE), 1);
      issuer.exchange.exchange(
          new Exchange(RequestId.random(Client.RANDOM), paid, tickets.wanted()));
      spentInOrder.add(HexFormat.of().formatHex(paid.getFirst().id().toBytes()));
    }
    List<String> byNumber =
        column("select encode(ticket_id, 'hex') from spent_ticket_fresh order by xmin::text::int8");
    assertThat(byNumber).as("what a seized disk tells without moving").isEqualTo(spentInOrder);

    issuer.shuffle();

    for (String table :
        List.of("account_credit", "account_purchase", "spent_exchange", "spent_ticket")) {
      assertThat(column("select distinct xmin::text from " + table)).as(table).hasSize(1);
      assertThat(column("select count(*)::text from " + table)).containsExactly("" + USERS);
      assertThat(column("select count(*)::text from " + table + "_fresh")).containsExactly("0");
      assertThat(column("select pg_relation_size('" + table + "_fresh')::text"))
          .containsExactly("0");
    }
    List<String> byPlace =
        column("select encode(ticket_id, 'hex') from spent_ticket order by ctid");
    assertThat(Math.abs(rankCorrelation(spentInOrder, byPlace))).isLessThan(5 * 0.16);
  }

  @Test
  void noColumnHoldsATimeOrCountsUpAndAccountsStandApart() throws SQLException {
    String of =
        " from information_schema.columns where table_schema = current_schema()"
            + " and table_name not like 'flyway%'";
    assertThat(column("select data_type" + of))
        .isNotEmpty()
        .allMatch(type -> List.of("bytea", "bigint", "smallint", "numeric").contains(type));
    assertThat(
            column(
                "select column_name"
                    + of
                    + " and (is_identity = 'YES' or column_default is not null)"))
        .isEmpty();
    assertThat(column("select distinct table_name" + of + " and column_name = 'account'"))
        .allMatch(table -> table.startsWith("account_"));
    assertThat(column("select distinct table_name" + of + " and column_name = 'ticket_id'"))
        .allMatch(table -> table.startsWith("spent_"));
  }

  /** No value of more than two bytes is in a table with accounts and in one without. */
  @Test
  void accountsAndSpentIdsShareNoValue() throws SQLException {
    SigningKey payer = issuer.payer(1);
    Client.Order bought = issuer.client.order(Issuer.TOKEN, 1);
    Outcome.Answered tokens =
        (Outcome.Answered) issuer.buy(payer, RequestId.random(Client.RANDOM), bought);
    Client.Order tickets = issuer.client.order(issuer.ticket(Issuer.LARGE), 1);
    issuer.exchange.exchange(
        new Exchange(
            RequestId.random(Client.RANDOM), bought.finish(tokens.signatures()), tickets.wanted()));
    assertThat(bytes("account_")).isNotEmpty().doesNotContainAnyElementsOf(bytes("spent_"));
  }

  private List<String> bytes(String prefix) throws SQLException {
    List<String> values = new ArrayList<>();
    for (String place :
        column(
            "select format('%I from %I where length(%1$I) > 2', column_name, table_name)"
                + " from information_schema.columns where table_schema = current_schema()"
                + " and data_type = 'bytea' and table_name like '"
                + prefix
                + "%'")) {
      values.addAll(column("select encode(" + place.replaceFirst(" ", ", 'hex') ")));
    }
    return values;
  }

  private List<String> column(String sql) throws SQLException {
    try (Connection connection = issuer.database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /** Spearman's, of one order and another of the same things. */
  private static double rankCorrelation(List<String> one, List<String> other) {
    double sum = 0;
    int n = one.size();
    for (int i = 0; i < n; i++) {
      double difference = i - other.indexOf(one.get(i));
      sum += difference * difference;
    }
    return 1 - 6 * sum / ((double) n * ((double) n * n - 1));
  }
}
