package network.conet.chain.transaction;

import java.time.Clock;
import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.Gas;
import network.conet.units.AccountAddress;

/**
 * Sends a call under the service's own key. The key's nonces are given out under a lock and a
 * transaction once stored is never given up, so no gap can stop those after it.
 */
public final class SubmitCall {
  private final ContractAddresses addresses;
  private final ContractErrors errors;
  private final ServiceKey key;
  private final EnvelopeReader reader;
  private final TransactionStore store;
  private final TransactionNode node;
  private final Clock clock;

  public SubmitCall(
      ContractAddresses addresses,
      ContractErrors errors,
      ServiceKey key,
      EnvelopeReader reader,
      TransactionStore store,
      TransactionNode node,
      Clock clock) {
    this.addresses = addresses;
    this.errors = errors;
    this.key = key;
    this.reader = reader;
    this.store = store;
    this.node = node;
    this.clock = clock;
  }

  public Submission submit(IdempotencyKey idempotencyKey, AccountAddress to, CallData data) {
    if (addresses.nameOf(to).isEmpty()) {
      return new Submission.Refused(
          ErrorCode.NOT_A_CONET_CONTRACT, to + " is no contract of this deployment");
    }
    Optional<StoredTransaction> known = store.byKey(idempotencyKey);
    if (known.isPresent()) {
      return answerKnown(known.get(), to, data);
    }
    try {
      return switch (node.estimate(key.address(), to, data)) {
        case GasEstimate.Reverts(RevertData reason) ->
            new Submission.Refused(
                ErrorCode.WOULD_REVERT,
                "the contract refuses the call: " + reason.reason(errors).orElse(reason.hex()));
        case GasEstimate.Needs(Gas gas) -> send(idempotencyKey, to, data, gas.withReserve());
      };
    } catch (NodeUnreachableException e) {
      return new Submission.Refused(
          ErrorCode.NODE_UNREACHABLE, "the chain's node does not answer; nothing was stored");
    }
  }

  private Submission send(
      IdempotencyKey idempotencyKey, AccountAddress to, CallData data, Gas limit) {
    Nonce confirmed = node.confirmedNonce(key.address());
    StoredTransaction stored =
        store.insertNext(
            key.address(),
            idempotencyKey,
            confirmed,
            nonce -> sign(idempotencyKey, nonce, to, data, limit));
    if (!stored.asksTheSame(to, data)) {
      return answerKnown(stored, to, data);
    }
    if (node.send(stored.envelope()) instanceof SendOutcome.Taken) {
      store.markSent(stored.hash(), clock.instant());
    }
    return new Submission.Accepted(stored);
  }

  private StoredTransaction sign(
      IdempotencyKey idempotencyKey, Nonce nonce, AccountAddress to, CallData data, Gas limit) {
    SignedEnvelope envelope = key.sign(nonce, to, data, limit);
    DecodedTransaction decoded =
        reader
            .read(envelope)
            .orElseThrow(() -> new IllegalStateException("cannot read what was just signed"));
    return StoredTransaction.pending(decoded, to, envelope, Optional.of(idempotencyKey));
  }

  private static Submission answerKnown(StoredTransaction known, AccountAddress to, CallData data) {
    return known.asksTheSame(to, data)
        ? new Submission.Accepted(known)
        : new Submission.Refused(
            ErrorCode.KEY_REUSED, "the idempotency key was used for another call");
  }
}
