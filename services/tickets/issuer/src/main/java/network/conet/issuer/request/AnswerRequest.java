package network.conet.issuer.request;

import java.util.List;
import network.conet.issuer.atomic.Atomically;
import network.conet.issuer.key.KeyRing;
import network.conet.tickets.request.Wanted;
import network.conet.tickets.rsa.BlindSignature;
import network.conet.tickets.rsa.PrivateOperation;

/** Signs what a stored request asks for, outside any transaction, and keeps the answer. */
public final class AnswerRequest {
  private final Atomically atomically;
  private final KeyRing keys;
  private final RequestStore store;
  private final PrivateOperation operation;

  public AnswerRequest(
      Atomically atomically, KeyRing keys, RequestStore store, PrivateOperation operation) {
    this.atomically = atomically;
    this.keys = keys;
    this.store = store;
    this.operation = operation;
  }

  /** The answer that was given before, or the one that would have been. */
  public List<BlindSignature> answer(Stored request) {
    return request.answer().orElseGet(() -> sign(request));
  }

  /** Answers up to so many requests that a crash has left, and says how many there were. */
  public int finish(int limit) {
    List<Stored> left = atomically.run(() -> store.unanswered(limit));
    left.forEach(this::sign);
    return left.size();
  }

  private List<BlindSignature> sign(Stored request) {
    List<BlindSignature> signatures = request.wanted().stream().map(this::sign).toList();
    atomically.execute(() -> store.answer(request.id(), signatures));
    return signatures;
  }

  private BlindSignature sign(Wanted wanted) {
    return keys.secret(wanted.slot())
        .orElseThrow(() -> new IllegalStateException("the key of a paid request is gone"))
        .sign(wanted.blinded(), operation);
  }
}
