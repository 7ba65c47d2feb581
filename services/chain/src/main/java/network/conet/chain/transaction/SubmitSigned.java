package network.conet.chain.transaction;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;

/**
 * Takes a transaction that its sender signed, if the chain can carry it out soon and not too many
 * are open. The same one again answers what became of it; one that was dropped is taken up again.
 */
public final class SubmitSigned {
  private final ChainId chainId;
  private final CallPolicy policy;
  private final IntakeLimits limits;
  private final IntakeRules rules;
  private final EnvelopeReader reader;
  private final TransactionStore store;
  private final TransactionNode node;
  private final Clock clock;

  public SubmitSigned(
      ChainId chainId,
      CallPolicy policy,
      IntakeLimits limits,
      EnvelopeReader reader,
      TransactionStore store,
      TransactionNode node,
      Clock clock) {
    this.chainId = chainId;
    this.policy = policy;
    this.limits = limits;
    this.rules = new IntakeRules(limits);
    this.reader = reader;
    this.store = store;
    this.node = node;
    this.clock = clock;
  }

  public Submission submit(SignedEnvelope envelope, Caller by, Set<Role> roles) {
    return switch (reader.read(envelope)) {
      case EnvelopeReader.Reading.Unreadable(String why) ->
          new Submission.Refused(ErrorCode.MALFORMED_TRANSACTION, why);
      case EnvelopeReader.Reading.Transaction(DecodedTransaction transaction) ->
          refusalOf(transaction, roles)
              .<Submission>map(refused -> refused)
              .orElseGet(() -> take(transaction, envelope, by));
    };
  }

  private Optional<Submission.Refused> refusalOf(DecodedTransaction transaction, Set<Role> roles) {
    if (transaction.chainId().filter(chainId::equals).isEmpty()) {
      return refused(ErrorCode.WRONG_CHAIN, "the transaction is not signed for chain " + chainId);
    }
    if (!transaction.value().isZero()) {
      return refused(ErrorCode.CARRIES_VALUE, "no function here takes the chain's own coin");
    }
    if (transaction.to().isEmpty()) {
      return refused(ErrorCode.NOT_A_CONET_CONTRACT, "the transaction would create a contract");
    }
    return transaction.isCancellation()
        ? Optional.empty()
        : policy.refusalOf(transaction.to().get(), transaction.data(), roles);
  }

  private Submission take(DecodedTransaction transaction, SignedEnvelope envelope, Caller by) {
    Optional<StoredTransaction> known = store.byHash(transaction.hash());
    if (known.isPresent() && !(known.get().status() instanceof Status.Dropped)) {
      return new Submission.Accepted(known.get());
    }
    AccountAddress to = transaction.to().orElseThrow();
    StoredTransaction pending =
        StoredTransaction.pending(transaction, to, envelope, Optional.empty(), clock.instant());
    try {
      SenderOnChain sender = node.senders(List.of(transaction.sender())).getFirst();
      Optional<Submission.Refused> refusal = rules.refusalOf(transaction, sender, node.market());
      if (refusal.isPresent()) {
        return refusal.get().code() == ErrorCode.NONCE_USED && isMined(pending)
            ? admit(pending, by)
            : refusal.get();
      }
    } catch (NodeUnreachableException e) {
      return new Submission.Refused(
          ErrorCode.NODE_UNREACHABLE, "the chain's node does not answer; nothing was stored");
    }
    return admit(pending, by);
  }

  private boolean isMined(StoredTransaction transaction) {
    return node.inclusions(List.of(transaction)).getFirst().isPresent();
  }

  private Submission admit(StoredTransaction pending, Caller by) {
    return switch (store.admit(pending, by, limits)) {
      case Admission.Full(ErrorCode code, String detail) -> new Submission.Refused(code, detail);
      case Admission.Known(StoredTransaction known) -> new Submission.Accepted(known);
      case Admission.Stored(StoredTransaction stored) -> send(stored);
    };
  }

  private Submission send(StoredTransaction stored) {
    return switch (node.send(stored.envelope())) {
      case SendOutcome.Taken taken -> {
        store.sent(stored, clock.instant());
        yield new Submission.Accepted(stored);
      }
      case SendOutcome.NoAnswer unknown -> new Submission.Accepted(stored);
      case SendOutcome.Rejected(SendOutcome.Cause cause, String reason) ->
          rejected(stored, cause, reason);
    };
  }

  /** A node also rejects what a block already holds: only what is in none is forgotten. */
  private Submission rejected(StoredTransaction stored, SendOutcome.Cause cause, String reason) {
    try {
      if (isMined(stored)) {
        return new Submission.Accepted(stored);
      }
    } catch (NodeUnreachableException e) {
      return new Submission.Accepted(stored);
    }
    store.forget(stored.hash());
    return new Submission.Refused(codeOf(cause), reason);
  }

  private static ErrorCode codeOf(SendOutcome.Cause cause) {
    return switch (cause) {
      case NONCE_USED -> ErrorCode.NONCE_USED;
      case NONCE_TOO_FAR -> ErrorCode.NONCE_TOO_FAR;
      case UNDERPRICED -> ErrorCode.REPLACEMENT_UNDERPRICED;
      case FEE_TOO_LOW -> ErrorCode.FEE_TOO_LOW;
      case UNFUNDED -> ErrorCode.UNFUNDED;
      case POOL_FULL -> ErrorCode.BUSY;
      case OTHER -> ErrorCode.NODE_REFUSED;
    };
  }

  private static Optional<Submission.Refused> refused(ErrorCode code, String detail) {
    return Optional.of(new Submission.Refused(code, detail));
  }
}
