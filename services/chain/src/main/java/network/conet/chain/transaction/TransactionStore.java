package network.conet.chain.transaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/** Where transactions are remembered. Each method is one database transaction. */
public interface TransactionStore {
  Optional<StoredTransaction> byHash(TxHash hash);

  /** The transaction that stands for a call now. */
  Optional<StoredTransaction> byCall(CallId call);

  /** Those of an account, highest nonce first; what comes after {@code mark} in that order. */
  List<StoredTransaction> ofSender(AccountAddress sender, Optional<Mark> mark, int limit);

  /** A place in the list of an account's transactions. */
  record Mark(Nonce nonce, TxHash hash) {}

  /** Stores it if the limits let it; one transaction at a time for a sender. */
  Admission admit(StoredTransaction transaction, Caller by, IntakeLimits limits);

  /**
   * Gives the sender's lowest unused nonce, never below {@code atLeast}, to {@code sign} and stores
   * what it returns; one at a time for a sender. If the call is known by then, what stands for it,
   * and {@code sign} is not called.
   */
  StoredTransaction insertNext(
      AccountAddress sender, CallId call, Nonce atLeast, Function<Nonce, StoredTransaction> sign);

  /** Forgets a transaction that the node refused at once. */
  void forget(TxHash hash);

  /** A node took it: when, and that open ones of the same nonce are displaced by it. */
  void sent(StoredTransaction transaction, Instant at);

  /** Applies a change to what is known. */
  void change(TxHash hash, Status.Change change);
}
