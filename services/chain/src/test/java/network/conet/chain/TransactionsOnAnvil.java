package network.conet.chain;

import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import network.conet.chain.db.JdbcTrackingStore;
import network.conet.chain.db.JdbcTransactionStore;
import network.conet.chain.rpc.EthereumEnvelopes;
import network.conet.chain.rpc.JsonRpc;
import network.conet.chain.rpc.RpcServiceKey;
import network.conet.chain.rpc.RpcTransactionNode;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.CallGrants;
import network.conet.chain.transaction.CallId;
import network.conet.chain.transaction.CallPolicy;
import network.conet.chain.transaction.Caller;
import network.conet.chain.transaction.FollowInclusions;
import network.conet.chain.transaction.IdempotencyKey;
import network.conet.chain.transaction.IntakeLimits;
import network.conet.chain.transaction.KeepServiceKey;
import network.conet.chain.transaction.Patience;
import network.conet.chain.transaction.Retention;
import network.conet.chain.transaction.Role;
import network.conet.chain.transaction.SignWithServiceKey;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.Submission;
import network.conet.chain.transaction.SubmitCall;
import network.conet.chain.transaction.SubmitSigned;
import network.conet.chain.transaction.SweepOpen;
import network.conet.chain.transaction.TrackTransactions;
import network.conet.chain.transaction.TransactionNode;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Selector;
import network.conet.chainaccess.SigningKey;
import network.conet.testing.AnvilNode;
import network.conet.testing.Database;
import network.conet.testing.PostgresServer;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import org.flywaydb.core.Flyway;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/**
 * What sends and follows transactions, on a real node and database. Blocks come, and time passes,
 * when the test says so; calls go to an account without code, which takes everything.
 */
final class TransactionsOnAnvil implements AutoCloseable {
  static final AccountAddress ANCHOR = AccountAddress.parse("0x" + "a1".repeat(20));
  static final AccountAddress TOKEN = AccountAddress.parse("0x" + "a2".repeat(20));
  static final Duration HOPELESS = Duration.ofMinutes(10);
  static final Duration LIFETIME = Duration.ofHours(1);
  private static final ChainId CHAIN = ChainId.of(AnvilNode.CHAIN_ID);

  private final AnvilNode anvil = AnvilNode.start("--no-mining", "--order", "fifo");
  final AnvilRpc rpc = new AnvilRpc(anvil.url());
  final SigningKey serviceSecret = funded();
  final Database database = PostgresServer.freshDatabase();
  final JdbcTransactionStore store;
  final JdbcTrackingStore tracking;
  final TransactionNode node;
  final SubmitSigned submitSigned;
  final SubmitCall submitCall;
  final TrackTransactions track;
  private Instant now = Instant.ofEpochSecond(1_800_000_000);

  TransactionsOnAnvil() {
    Flyway.configure().dataSource(database.dataSource()).locations("db/migration").load().migrate();
    Clock clock = new Stopped();
    store = new JdbcTransactionStore(database.dataSource(), clock);
    tracking = new JdbcTrackingStore(database.dataSource(), clock);
    JsonRpc json = new JsonRpc(URI.create(anvil.url()));
    node = new RpcTransactionNode(json);
    ContractAddresses addresses =
        new ContractAddresses(
            CHAIN,
            BlockNumber.of(0),
            Map.of(ContractName.EPOCH_ANCHOR, ANCHOR, ContractName.CONET_TOKEN, TOKEN));
    RpcServiceKey key = new RpcServiceKey(json, node, CHAIN, serviceSecret);
    SignWithServiceKey signer = new SignWithServiceKey(key, new EthereumEnvelopes(), clock);
    submitSigned =
        new SubmitSigned(
            CHAIN,
            new CallPolicy(addresses),
            new IntakeLimits(64, 64, 256, 2_000),
            new EthereumEnvelopes(),
            store,
            node,
            clock);
    submitCall =
        new SubmitCall(
            new CallGrants(addresses, Map.of(CallGrants.Part.REWARDS, Set.of("rewards"))),
            ContractErrors.ofContracts(),
            signer,
            store,
            node,
            clock);
    Patience patience =
        new Patience(Duration.ofSeconds(5), Duration.ofMinutes(2), HOPELESS, LIFETIME, 3);
    track =
        new TrackTransactions(
            new FollowInclusions(tracking, node),
            new KeepServiceKey(store, tracking, node, signer, clock, patience),
            new SweepOpen(store, tracking, node, key, clock, patience),
            tracking,
            new Retention(Duration.ofDays(30), Duration.ofDays(2), Duration.ofDays(400)),
            clock);
    followBlocks();
  }

  private final class Stopped extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void mine() {
    rpc.call("anvil_mine", "0x1");
  }

  /** Everything that the blocks so far say. */
  void followBlocks() {
    while (track.followBlocks()) {
      // one step does a bounded amount of work
    }
  }

  /** A round in which every account is due. */
  void tendAll() {
    pass(Duration.ofMinutes(1));
    track.tendOpen();
  }

  SigningKey funded() {
    SigningKey key = SigningKey.generate(new SecureRandom());
    rpc.fund(key.address());
    return key;
  }

  static SignedEnvelope signed(SigningKey key, long nonce, long amount, long gwei) {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            CHAIN.number(),
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(100_000),
            TOKEN.hex(),
            BigInteger.ZERO,
            Selector.of("transfer(address,uint256)").hex() + "%064x%064x".formatted(7, amount),
            BigInteger.valueOf(gwei * 1_000_000_000L),
            BigInteger.valueOf(gwei * 1_000_000_000L));
    return SignedEnvelope.of(
        TransactionEncoder.signMessage(
            transaction, CHAIN.number(), Credentials.create(ECKeyPair.create(key.secretNumber()))));
  }

  Submission send(SignedEnvelope envelope, String caller) {
    return submitSigned.submit(envelope, new Caller(caller), EnumSet.allOf(Role.class));
  }

  static CallId call(String key) {
    return new CallId(new Caller("rewards"), new IdempotencyKey(key));
  }

  static CallData checkpoint(long block) {
    return new CallData(Selector.of("checkpoint(uint64)").hex() + "%064x".formatted(block));
  }

  @Override
  public void close() {
    anvil.close();
  }
}
