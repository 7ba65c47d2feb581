package network.conet.chain.transaction;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/** What following needs of the store. Each method is one database transaction. */
public interface TrackingStore {
  /** The newest block whose transactions were looked at. */
  Optional<BlockPoint> lastBlock();

  /** Those whose nonce a block used, whether by themselves or by another transaction. */
  List<StoredTransaction> concernedBy(List<BlockContent.Entry> entries);

  /** Takes a block: what it says of transactions, and that it was looked at. */
  void append(BlockPoint block, Map<TxHash, Status.Change> changes);

  /** Takes back the newest block that was looked at; what rested on it is pending again. */
  void takeBack(BlockPoint block);

  /** Accounts with open transactions that are to be looked at, longest due first. */
  List<AccountAddress> dueSenders(Instant now, int limit);

  /** Open transactions of an account, lowest nonce first, the newest of a nonce first. */
  List<StoredTransaction> open(AccountAddress sender, int limit);

  /** When to look at accounts again; those without open transactions are forgotten. */
  void lookAgain(Collection<AccountAddress> senders, Instant now);

  /** Calls of the account whose nonce was used by something else. */
  List<StoredTransaction> lostCalls(AccountAddress sender, int limit);

  /**
   * Puts a new transaction in the place of {@code old}: it stands for the same call. Nothing is
   * done if {@code old} has moved on.
   */
  boolean renew(StoredTransaction old, StoredTransaction fresh);

  /** The same with the account's lowest unused nonce, never below {@code atLeast}. */
  Optional<StoredTransaction> renewNext(
      StoredTransaction old, Nonce atLeast, Function<Nonce, StoredTransaction> sign);

  /** Stores one that stands for no call. */
  void insertFiller(StoredTransaction filler);

  /** Forgets finished ones that are older than they are kept; how many. */
  int prune(Retention retention, Instant now);
}
