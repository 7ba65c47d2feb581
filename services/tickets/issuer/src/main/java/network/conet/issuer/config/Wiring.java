package network.conet.issuer.config;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.issuer.atomic.Atomically;
import network.conet.issuer.db.JdbcKeys;
import network.conet.issuer.db.JdbcPurchases;
import network.conet.issuer.db.JdbcSpent;
import network.conet.issuer.db.JdbcTransactions;
import network.conet.issuer.exchange.ExchangeRules;
import network.conet.issuer.exchange.ExchangeTickets;
import network.conet.issuer.exchange.TakeSettlement;
import network.conet.issuer.key.Denominations;
import network.conet.issuer.key.KeyRing;
import network.conet.issuer.key.KeySealing;
import network.conet.issuer.purchase.AddCredit;
import network.conet.issuer.purchase.BuyTokens;
import network.conet.issuer.request.AnswerRequest;
import network.conet.issuer.request.Prices;
import network.conet.tickets.Denomination;
import network.conet.tickets.WindowPrice;
import network.conet.tickets.request.TokenPurchase;
import network.conet.tickets.rsa.IssuerPrivateKey;
import network.conet.tickets.rsa.PrivateOperation;
import network.conet.units.TokenAmount;

/** Features on their ports. */
final class Wiring {
  @Produces
  @Singleton
  Atomically atomically(AgroalDataSource source) {
    return new JdbcTransactions(source);
  }

  @Produces
  @Singleton
  ContractAddresses addresses(IssuerConfig config) {
    return ContractAddresses.read(config.contractsFile());
  }

  @Produces
  @Singleton
  Denominations denominations(IssuerConfig config) {
    return new Denominations(
        sizes(config.tokenDenominations()), sizes(config.ticketDenominations()));
  }

  @Produces
  @Singleton
  Prices prices(IssuerConfig config, Denominations denominations) {
    WindowPrice price =
        new WindowPrice(TokenAmount.parse(config.pricePerGib()), denominations.smallest());
    return window -> price;
  }

  @Produces
  @Singleton
  KeyRing keyRing(Atomically atomically, IssuerConfig config, Denominations denominations) {
    SecureRandom random = new SecureRandom();
    return new KeyRing(
        atomically,
        new ClockWindow(
            Clock.systemUTC(), Instant.ofEpochSecond(config.genesis()), config.window()),
        new JdbcKeys(),
        new KeySealing(secret(config.secretFile()), random),
        denominations,
        () -> IssuerPrivateKey.generate(random));
  }

  @Produces
  @Singleton
  JdbcPurchases purchases() {
    return new JdbcPurchases();
  }

  @Produces
  @Singleton
  JdbcSpent spent() {
    return new JdbcSpent();
  }

  @Produces
  @Singleton
  AddCredit addCredit(Atomically atomically, JdbcPurchases store) {
    return new AddCredit(atomically, store);
  }

  @Produces
  @Singleton
  BuyTokens buyTokens(
      ContractAddresses addresses,
      Atomically atomically,
      KeyRing keys,
      Prices prices,
      JdbcPurchases store) {
    return new BuyTokens(
        TokenPurchase.domain(addresses.chainId(), addresses.address(ContractName.ESCROW)),
        atomically,
        keys,
        prices,
        store,
        new AnswerRequest(atomically, keys, store, PrivateOperation.fastest()));
  }

  @Produces
  @Singleton
  ExchangeTickets exchangeTickets(
      Atomically atomically, KeyRing keys, Prices prices, JdbcSpent store) {
    return new ExchangeTickets(
        atomically,
        store,
        new ExchangeRules(atomically, keys, prices, store),
        new AnswerRequest(atomically, keys, store, PrivateOperation.fastest()));
  }

  @Produces
  @Singleton
  TakeSettlement takeSettlement(Atomically atomically, JdbcSpent store) {
    return new TakeSettlement(atomically, store);
  }

  private static TreeSet<Denomination> sizes(Set<Long> bytes) {
    return bytes.stream().map(Denomination::ofBytes).collect(Collectors.toCollection(TreeSet::new));
  }

  private static byte[] secret(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the issuer secret", e);
    }
  }
}
