package network.conet.chain.transaction;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.RevertData;
import network.conet.units.AccountAddress;

/**
 * Sends a call under the service's own key, for whoever is granted it. The key's nonces are given
 * out under a lock, lowest unused one first, and a transaction once stored is seen through by
 * {@link KeepServiceKey}.
 */
public final class SubmitCall {
  private final CallGrants grants;
  private final ContractErrors errors;
  private final SignWithServiceKey signer;
  private final TransactionStore store;
  private final TransactionNode node;
  private final Clock clock;

  public SubmitCall(
      CallGrants grants,
      ContractErrors errors,
      SignWithServiceKey signer,
      TransactionStore store,
      TransactionNode node,
      Clock clock) {
    this.grants = grants;
    this.errors = errors;
    this.signer = signer;
    this.store = store;
    this.node = node;
    this.clock = clock;
  }

  public Submission submit(CallId call, AccountAddress to, CallData data) {
    Optional<Submission.Refused> refusal = grants.refusalOf(call.caller(), to, data);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<StoredTransaction> known = store.byCall(call);
    if (known.isPresent()) {
      return answerKnown(known.get(), to, data);
    }
    try {
      return switch (node.estimate(signer.address(), to, data)) {
        case GasEstimate.Reverts(RevertData reason) ->
            new Submission.Refused(
                ErrorCode.WOULD_REVERT,
                "the contract refuses the call: " + reason.reason(errors).orElse(reason.hex()));
        case GasEstimate.Needs(Gas gas) -> send(call, to, data, gas.withReserve());
      };
    } catch (NodeUnreachableException e) {
      return new Submission.Refused(
          ErrorCode.NODE_UNREACHABLE, "the chain's node does not answer; nothing was stored");
    }
  }

  private Submission send(CallId call, AccountAddress to, CallData data, Gas limit) {
    Nonce next = node.senders(List.of(signer.address())).getFirst().next();
    Fees offer = signer.offer(limit);
    StoredTransaction stored =
        store.insertNext(
            signer.address(),
            call,
            next,
            nonce -> signer.sign(Optional.of(call), nonce, to, data, offer));
    if (!stored.asksTheSame(to, data)) {
      return answerKnown(stored, to, data);
    }
    if (node.send(stored.envelope()) instanceof SendOutcome.Taken) {
      store.sent(stored, clock.instant());
    }
    return new Submission.Accepted(stored);
  }

  private static Submission answerKnown(StoredTransaction known, AccountAddress to, CallData data) {
    return known.asksTheSame(to, data)
        ? new Submission.Accepted(known)
        : new Submission.Refused(
            ErrorCode.KEY_REUSED, "the idempotency key was used for another call");
  }
}
