package network.conet.rewards.db;

import java.time.Instant;
import java.util.Optional;
import network.conet.rewards.attest.AnchorCall;
import network.conet.rewards.attest.AnchorCalls;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** What was asked of the chain service. */
public final class JdbcAnchorCalls implements AnchorCalls {
  private final JdbcSession session;

  public JdbcAnchorCalls(JdbcSession session) {
    this.session = session;
  }

  @Override
  public Optional<Asked> latest(AnchorCall.Step step, EpochId epoch, Hash32 digest) {
    return session.one(
        "select attempt, state from chain_call where kind = ? and epoch = ? and digest = ?"
            + " order by attempt desc limit 1",
        p -> p.text(step.name()).epoch(epoch).hash(digest),
        row ->
            new Asked(
                new AnchorCall(step, epoch, digest, row.count("attempt")),
                State.valueOf(row.text("state"))));
  }

  @Override
  public void ask(AnchorCall call, Instant now) {
    session.update(
        "insert into chain_call (idempotency_key, kind, epoch, digest, attempt, state, asked_at)"
            + " values (?, ?, ?, ?, ?, 'ASKED', ?)",
        p ->
            p.text(call.idempotencyKey())
                .text(call.step().name())
                .epoch(call.epoch())
                .hash(call.digest())
                .number(call.attempt())
                .time(now));
  }

  @Override
  public void conclude(AnchorCall call, State state, String detail) {
    session.update(
        "update chain_call set state = ?, detail = ? where idempotency_key = ?",
        p -> p.text(state.name()).text(detail).text(call.idempotencyKey()));
  }
}
