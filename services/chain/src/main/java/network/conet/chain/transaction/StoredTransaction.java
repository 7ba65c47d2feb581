package network.conet.chain.transaction;

import java.time.Instant;
import java.util.Optional;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/**
 * A transaction as this service remembers it.
 *
 * @param call what it was signed here for; none where its sender signed it
 * @param since when it came
 * @param lastSent when a node last took it
 */
public record StoredTransaction(
    TxHash hash,
    AccountAddress sender,
    Nonce nonce,
    AccountAddress to,
    CallData data,
    SignedEnvelope envelope,
    Fees fees,
    Optional<CallId> call,
    Status status,
    Instant since,
    Optional<Instant> lastSent) {

  static StoredTransaction pending(
      DecodedTransaction decoded,
      AccountAddress to,
      SignedEnvelope envelope,
      Optional<CallId> call,
      Instant now) {
    return new StoredTransaction(
        decoded.hash(),
        decoded.sender(),
        decoded.nonce(),
        to,
        decoded.data(),
        envelope,
        decoded.fees(),
        call,
        new Status.Pending(),
        now,
        Optional.empty());
  }

  public TransactionState state() {
    return status.state();
  }

  /** Where it is, if a block has it. */
  public Optional<Inclusion> inclusion() {
    return status instanceof Status.Settled(Inclusion inclusion)
        ? Optional.of(inclusion)
        : Optional.empty();
  }

  /** What is in its place, where that is known. */
  public Optional<TxHash> replacedBy() {
    return switch (status) {
      case Status.Replaced replaced -> replaced.by();
      case Status.Dropped dropped -> dropped.by();
      default -> Optional.empty();
    };
  }

  StoredTransaction with(Status next) {
    return new StoredTransaction(
        hash, sender, nonce, to, data, envelope, fees, call, next, since, lastSent);
  }

  StoredTransaction sentAt(Instant at) {
    return new StoredTransaction(
        hash, sender, nonce, to, data, envelope, fees, call, status, since, Optional.of(at));
  }

  boolean asksTheSame(AccountAddress otherTo, CallData otherData) {
    return to.equals(otherTo) && data.equals(otherData);
  }
}
