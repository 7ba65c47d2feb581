package network.conet.proofs.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.TreeSet;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.evidence.receipt.SessionVerifier;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.WindowLength;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.chainstate.ChainRows;
import network.conet.proofs.chainstate.FollowChain;
import network.conet.proofs.db.JdbcReceiptLog;
import network.conet.proofs.epoch.CloseEpoch;
import network.conet.proofs.epoch.Datasets;
import network.conet.proofs.epoch.EpochGate;
import network.conet.proofs.epoch.EpochRecords;
import network.conet.proofs.epoch.EpochRule;
import network.conet.proofs.epoch.Epochs;
import network.conet.proofs.epoch.PriceList;
import network.conet.proofs.epoch.ReadDataset;
import network.conet.proofs.kafka.OutboxNews;
import network.conet.proofs.measurement.ReportLog;
import network.conet.proofs.measurement.SubmitReport;
import network.conet.proofs.receipt.JudgeReceipts;
import network.conet.proofs.receipt.Settlements;
import network.conet.proofs.receipt.StoreReceipts;
import network.conet.proofs.registry.NodeRegister;
import network.conet.proofs.voucher.CreditLedger;
import network.conet.proofs.voucher.IssueVouchers;
import network.conet.proofs.voucher.IssuerKeyStore;
import network.conet.proofs.voucher.KeyRing;
import network.conet.proofs.voucher.KeySealing;
import network.conet.proofs.voucher.QuoteVouchers;
import network.conet.units.ByteCount;

/** Use cases, each with the ports it asks for. */
final class FeatureWiring {
  @Produces
  @Singleton
  ContractAddresses addresses(ProofsConfig config) {
    return ContractAddresses.read(config.contractsFile());
  }

  @Produces
  @Singleton
  EvidenceDomain domain(ContractAddresses addresses) {
    return EvidenceDomain.of(
        java.math.BigInteger.valueOf(addresses.chainId().number()),
        addresses.address(ContractName.NODE_REGISTRY));
  }

  @Produces
  @Singleton
  Epochs epochs(EpochRule rule, Datasets datasets) {
    return new Epochs(rule, datasets);
  }

  @Produces
  @Singleton
  PriceList priceList(Datasets datasets, ChainRows chain, ProofsConfig config) {
    return new PriceList(datasets, chain, new WindowLength(config.windowEpochs()));
  }

  @Produces
  @Singleton
  CloseEpoch closeEpoch(
      EvidenceDomain domain,
      Epochs epochs,
      EpochGate gate,
      EpochRecords records,
      PriceList prices,
      NodeRegister register,
      Datasets datasets,
      OutboxNews news) {
    return new CloseEpoch(domain, epochs, gate, records, prices, register, datasets, news);
  }

  @Produces
  @Singleton
  FollowChain followChain(ChainRows rows, CloseEpoch close, ProofsConfig config) {
    return new FollowChain(rows, close, config.confirmations());
  }

  @Produces
  @Singleton
  ReadDataset readDataset(
      EvidenceDomain domain, Atomically atomically, Datasets datasets, EpochRecords records) {
    return new ReadDataset(domain, atomically, datasets, records);
  }

  @Produces
  @Singleton
  KeyRing keyRing(Atomically atomically, Epochs epochs, IssuerKeyStore store, ProofsConfig config) {
    TreeSet<ByteCount> denominations = new TreeSet<>();
    config.denominations().forEach(bytes -> denominations.add(ByteCount.of(bytes)));
    SecureRandom random = new SecureRandom();
    return new KeyRing(
        atomically,
        epochs,
        store,
        new KeySealing(secret(config.issuerSecretFile()), random),
        new WindowLength(config.windowEpochs()),
        denominations,
        random);
  }

  @Produces
  @Singleton
  IssueVouchers issueVouchers(
      EvidenceDomain domain,
      Atomically atomically,
      KeyRing keys,
      CreditLedger ledger,
      PriceList prices) {
    return new IssueVouchers(domain, atomically, keys, ledger, prices);
  }

  @Produces
  @Singleton
  QuoteVouchers quoteVouchers(Atomically atomically, KeyRing keys, PriceList prices) {
    return new QuoteVouchers(atomically, keys, prices);
  }

  @Produces
  @Singleton
  StoreReceipts storeReceipts(Atomically atomically, JdbcReceiptLog log, OutboxNews news) {
    return new StoreReceipts(atomically, log, news, Clock.systemUTC());
  }

  @Produces
  @Singleton
  JudgeReceipts judgeReceipts(
      EvidenceDomain domain,
      Atomically atomically,
      EpochGate gate,
      Epochs epochs,
      KeyRing keys,
      NodeRegister register,
      JdbcReceiptLog log,
      Settlements settlements,
      OutboxNews news,
      ProofsConfig config) {
    SessionVerifier verifier =
        new SessionVerifier(domain, new WindowLength(config.windowEpochs()), keys);
    return new JudgeReceipts(atomically, gate, epochs, verifier, register, log, settlements, news);
  }

  @Produces
  @Singleton
  SubmitReport submitReport(
      EvidenceDomain domain,
      Atomically atomically,
      EpochGate gate,
      Epochs epochs,
      NodeRegister register,
      ReportLog log) {
    return new SubmitReport(domain, atomically, gate, epochs, register, log);
  }

  private static byte[] secret(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the issuer secret", e);
    }
  }
}
