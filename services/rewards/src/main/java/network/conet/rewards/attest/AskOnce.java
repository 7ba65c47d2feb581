package network.conet.rewards.attest;

import java.time.Clock;
import java.util.Optional;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/**
 * Asks the contract for one step. A call is only asked for while the contract would accept it, and
 * under a key that names the try, so that neither a restart nor a revert sends one twice.
 */
public final class AskOnce {
  private final AnchorCalls calls;
  private final EpochAnchor anchor;
  private final Clock clock;

  public AskOnce(AnchorCalls calls, EpochAnchor anchor, Clock clock) {
    this.calls = calls;
    this.anchor = anchor;
    this.clock = clock;
  }

  /** Once, until it is known to have failed; then again. */
  public void ensure(
      AnchorCall.Step step, EpochId epoch, Hash32 digest, EpochAnchor.Request request) {
    Optional<AnchorCalls.Asked> latest = calls.latest(step, epoch, digest);
    if (latest.isPresent() && latest.get().state() == AnchorCalls.State.ASKED) {
      submit(latest.get().call(), request);
      return;
    }
    if (anchor.refusal(request).isPresent()) {
      return;
    }
    AnchorCall call =
        latest.map(asked -> asked.call().again()).orElse(new AnchorCall(step, epoch, digest, 0));
    calls.ask(call, clock.instant());
    submit(call, request);
  }

  boolean isConfirmed(AnchorCall.Step step, EpochId epoch, Hash32 digest) {
    return is(AnchorCalls.State.CONFIRMED, step, epoch, digest);
  }

  /** Whether it is on its way and nobody knows yet what became of it. */
  boolean isAsked(AnchorCall.Step step, EpochId epoch, Hash32 digest) {
    return is(AnchorCalls.State.ASKED, step, epoch, digest);
  }

  private boolean is(AnchorCalls.State state, AnchorCall.Step step, EpochId epoch, Hash32 digest) {
    return calls.latest(step, epoch, digest).filter(asked -> asked.state() == state).isPresent();
  }

  private void submit(AnchorCall call, EpochAnchor.Request request) {
    switch (anchor.submit(call.idempotencyKey(), request)) {
      case EpochAnchor.Outcome.Confirmed confirmed ->
          calls.conclude(call, AnchorCalls.State.CONFIRMED, confirmed.hash().hex());
      case EpochAnchor.Outcome.Reverted reverted ->
          calls.conclude(call, AnchorCalls.State.REVERTED, reverted.detail());
      case EpochAnchor.Outcome.Unknown unknown -> {}
    }
  }
}
