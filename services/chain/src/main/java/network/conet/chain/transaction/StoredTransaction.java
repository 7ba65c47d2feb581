package network.conet.chain.transaction;

import java.util.Optional;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/** A transaction as this service remembers it. */
public record StoredTransaction(
    TxHash hash,
    AccountAddress sender,
    Nonce nonce,
    AccountAddress to,
    CallData data,
    SignedEnvelope envelope,
    Optional<IdempotencyKey> key,
    TransactionState state,
    Optional<Inclusion> inclusion) {

  static StoredTransaction pending(
      DecodedTransaction decoded,
      AccountAddress to,
      SignedEnvelope envelope,
      Optional<IdempotencyKey> key) {
    return new StoredTransaction(
        decoded.hash(),
        decoded.sender(),
        decoded.nonce(),
        to,
        decoded.data(),
        envelope,
        key,
        TransactionState.PENDING,
        Optional.empty());
  }

  boolean asksTheSame(AccountAddress otherTo, CallData otherData) {
    return to.equals(otherTo) && data.equals(otherData);
  }
}
