package network.conet.chain.transaction;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;

/** Takes a transaction that its sender signed. The same one again answers what became of it. */
public final class SubmitSigned {
  private final ChainId chainId;
  private final CallPolicy policy;
  private final EnvelopeReader reader;
  private final TransactionStore store;
  private final TransactionNode node;
  private final Clock clock;

  public SubmitSigned(
      ChainId chainId,
      CallPolicy policy,
      EnvelopeReader reader,
      TransactionStore store,
      TransactionNode node,
      Clock clock) {
    this.chainId = chainId;
    this.policy = policy;
    this.reader = reader;
    this.store = store;
    this.node = node;
    this.clock = clock;
  }

  public Submission submit(SignedEnvelope envelope, Set<Role> roles) {
    Optional<DecodedTransaction> decoded = reader.read(envelope);
    if (decoded.isEmpty()) {
      return new Submission.Refused(
          ErrorCode.MALFORMED_TRANSACTION, "not a signed transaction that can be read");
    }
    DecodedTransaction transaction = decoded.get();
    if (transaction.chainId().filter(chainId::equals).isEmpty()) {
      return new Submission.Refused(
          ErrorCode.WRONG_CHAIN, "the transaction is not signed for chain " + chainId);
    }
    if (transaction.carriesValue()) {
      return new Submission.Refused(
          ErrorCode.CARRIES_VALUE, "no function here takes the chain's own coin");
    }
    if (transaction.to().isEmpty()) {
      return new Submission.Refused(
          ErrorCode.NOT_A_CONET_CONTRACT, "the transaction would create a contract");
    }
    AccountAddress to = transaction.to().get();
    return policy
        .refusalOf(to, transaction.data(), roles)
        .<Submission>map(refused -> refused)
        .orElseGet(() -> send(transaction, to, envelope));
  }

  private Submission send(
      DecodedTransaction transaction, AccountAddress to, SignedEnvelope envelope) {
    Optional<StoredTransaction> known = store.byHash(transaction.hash());
    if (known.isPresent()) {
      return new Submission.Accepted(known.get());
    }
    StoredTransaction stored =
        store.insert(StoredTransaction.pending(transaction, to, envelope, Optional.empty()));
    return switch (node.send(envelope)) {
      case SendOutcome.Taken ignored -> {
        store.markSent(stored.hash(), clock.instant());
        yield new Submission.Accepted(stored);
      }
      case SendOutcome.NoAnswer ignored -> new Submission.Accepted(stored);
      case SendOutcome.Rejected(String reason) -> rejected(stored, reason);
    };
  }

  /** A node also rejects what a block already holds: only what is in none is forgotten. */
  private Submission rejected(StoredTransaction stored, String reason) {
    try {
      if (node.inclusionOf(stored).isPresent()) {
        return new Submission.Accepted(stored);
      }
    } catch (NodeUnreachableException e) {
      return new Submission.Accepted(stored);
    }
    store.forget(stored.hash());
    return new Submission.Refused(ErrorCode.NODE_REFUSED, reason);
  }
}
