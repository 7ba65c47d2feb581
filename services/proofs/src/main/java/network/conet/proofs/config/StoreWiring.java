package network.conet.proofs.config;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.chainstate.ChainRows;
import network.conet.proofs.db.JdbcChainRows;
import network.conet.proofs.db.JdbcCreditLedger;
import network.conet.proofs.db.JdbcDatasets;
import network.conet.proofs.db.JdbcEpochGate;
import network.conet.proofs.db.JdbcEpochRecords;
import network.conet.proofs.db.JdbcIssuerKeys;
import network.conet.proofs.db.JdbcNodeRegister;
import network.conet.proofs.db.JdbcOutbox;
import network.conet.proofs.db.JdbcReceiptLog;
import network.conet.proofs.db.JdbcReportLog;
import network.conet.proofs.db.JdbcSettlements;
import network.conet.proofs.db.JdbcTransactions;
import network.conet.proofs.epoch.Datasets;
import network.conet.proofs.epoch.EpochGate;
import network.conet.proofs.epoch.EpochRecords;
import network.conet.proofs.kafka.OutboxNews;
import network.conet.proofs.measurement.ReportLog;
import network.conet.proofs.receipt.Settlements;
import network.conet.proofs.registry.NodeRegister;
import network.conet.proofs.voucher.CreditLedger;
import network.conet.proofs.voucher.IssuerKeyStore;

/** Ports on the database and the outbox. */
final class StoreWiring {
  @Produces
  @Singleton
  Atomically atomically(AgroalDataSource source) {
    return new JdbcTransactions(source);
  }

  @Produces
  @Singleton
  ChainRows chainRows() {
    return new JdbcChainRows();
  }

  @Produces
  @Singleton
  NodeRegister nodeRegister() {
    return new JdbcNodeRegister();
  }

  @Produces
  @Singleton
  EpochGate epochGate() {
    return new JdbcEpochGate();
  }

  @Produces
  @Singleton
  EpochRecords epochRecords() {
    return new JdbcEpochRecords();
  }

  @Produces
  @Singleton
  Datasets datasets() {
    return new JdbcDatasets();
  }

  @Produces
  @Singleton
  CreditLedger creditLedger() {
    return new JdbcCreditLedger();
  }

  @Produces
  @Singleton
  IssuerKeyStore issuerKeyStore() {
    return new JdbcIssuerKeys();
  }

  @Produces
  @Singleton
  JdbcReceiptLog receiptLog() {
    return new JdbcReceiptLog();
  }

  @Produces
  @Singleton
  Settlements settlements() {
    return new JdbcSettlements();
  }

  @Produces
  @Singleton
  ReportLog reportLog() {
    return new JdbcReportLog();
  }

  @Produces
  @Singleton
  OutboxNews news() {
    return new OutboxNews(new JdbcOutbox());
  }
}
