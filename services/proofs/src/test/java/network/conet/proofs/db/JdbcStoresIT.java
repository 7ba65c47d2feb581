package network.conet.proofs.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proofs.chainstate.ChainFact;
import network.conet.proofs.fixtures.Network;
import network.conet.proofs.fixtures.StoresContract;
import network.conet.proofs.voucher.KeySealing;
import network.conet.testing.PostgresServer;
import network.conet.units.Hex;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class JdbcStoresIT extends StoresContract {
  private DataSource source;

  @Override
  protected Ports freshPorts() {
    source = PostgresServer.freshDatabase().dataSource();
    Flyway.configure().dataSource(source).locations("db/migration", "db/events").load().migrate();
    JdbcReceiptLog receipts = new JdbcReceiptLog();
    return new Ports(
        new JdbcTransactions(source),
        new JdbcChainRows(),
        new JdbcNodeRegister(),
        receipts,
        new JdbcSettlements(),
        new JdbcEpochRecords(),
        new JdbcDatasets(),
        new JdbcReportLog(),
        new JdbcCreditLedger());
  }

  @Test
  void whatThrowsIsUndone() {
    JdbcTransactions transactions = new JdbcTransactions(source);
    JdbcChainRows chain = new JdbcChainRows();
    assertThatThrownBy(
            () ->
                transactions.execute(
                    () -> {
                      chain.add(List.of(new ChainFact.BlockAdded(Network.block(5, 1))));
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(transactions.run(chain::head)).isEmpty();
    assertThatThrownBy(chain::head).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStoredSecretIsCiphertextAndIsForgotten() throws SQLException {
    JdbcTransactions transactions = new JdbcTransactions(source);
    JdbcIssuerKeys keys = new JdbcIssuerKeys();
    KeySealing sealing = new KeySealing(new byte[32], Network.RANDOM);
    IssuerPrivateKey key = IssuerPrivateKey.generate(Network.RANDOM);
    VoucherWindow window = VoucherWindow.of(4);
    transactions.execute(
        () ->
            keys.addFirst(
                window,
                Network.MEBIBYTE,
                key.publicKey(),
                sealing.seal(key, window, Network.MEBIBYTE)));
    transactions.execute(
        () -> {
          assertThat(keys.findPublic(window, Network.MEBIBYTE)).contains(key.publicKey());
          assertThat(
                  sealing
                      .open(
                          keys.findSecret(window, Network.MEBIBYTE).orElseThrow(),
                          window,
                          Network.MEBIBYTE)
                      .publicKey())
              .isEqualTo(key.publicKey());
        });
    String row = column("select encode(sealed_secret, 'hex') from issuer_key").getFirst();
    assertThat(row).doesNotContain(Hex.encode(key.exportSecret()).substring(60, 200));
    transactions.execute(
        () -> {
          keys.forgetSecretsBefore(VoucherWindow.of(5));
          assertThat(keys.findSecret(window, Network.MEBIBYTE)).isEmpty();
          assertThat(keys.publishedFrom(window)).hasSize(1);
        });
  }

  /** Payers on one side; vouchers, nodes and sessions on the other; nothing that joins them. */
  @Test
  void noTableHoldsAPayerBesideAnythingOfASession() throws SQLException {
    List<String> payerTables =
        column(
            "select table_name from information_schema.columns"
                + " where column_name = 'payer' and table_schema = current_schema()");
    assertThat(payerTables).containsExactlyInAnyOrder("credit_committed", "voucher_request");
    assertThat(
            column(
                "select table_name || '.' || column_name from information_schema.columns"
                    + " where table_schema = current_schema()"
                    + " and table_name in ('credit_committed', 'voucher_request')"))
        .containsExactlyInAnyOrder(
            "credit_committed.block_number",
            "credit_committed.log_index",
            "credit_committed.payer",
            "credit_committed.amount",
            "voucher_request.payer",
            "voucher_request.request_id",
            "voucher_request.request_digest",
            "voucher_request.cost",
            "voucher_request.blind_signatures");
    assertThat(
            column(
                "select c.conrelid::regclass::text from pg_constraint c where c.contype = 'f'"
                    + " and c.connamespace = current_schema()::regnamespace"))
        .containsExactly("dataset_node");
  }

  private List<String> column(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
