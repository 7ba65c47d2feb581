package network.conet.issuer.exchange;

import java.util.Optional;
import network.conet.issuer.atomic.Atomically;
import network.conet.issuer.refusal.ErrorCode;
import network.conet.issuer.request.AnswerRequest;
import network.conet.issuer.request.Outcome;
import network.conet.issuer.request.Stored;
import network.conet.tickets.Paid;
import network.conet.tickets.request.Exchange;
import network.conet.tickets.request.RequestId;
import network.conet.units.Hash32;

/**
 * Spends and stores the request in one transaction; then signs. Whatever is asked twice under one
 * id is answered alike, and nothing is spent twice.
 */
public final class ExchangeTickets {
  private final Atomically atomically;
  private final SpentStore store;
  private final ExchangeRules rules;
  private final AnswerRequest answers;

  public ExchangeTickets(
      Atomically atomically, SpentStore store, ExchangeRules rules, AnswerRequest answers) {
    this.atomically = atomically;
    this.store = store;
    this.rules = rules;
    this.answers = answers;
  }

  public Outcome exchange(Exchange exchange) {
    Hash32 digest = exchange.digest();
    return find(exchange.id())
        .map(earlier -> repeat(earlier, digest))
        .or(() -> rules.refusal(exchange).map(Outcome.Refused::new))
        .orElseGet(() -> spend(exchange, digest));
  }

  /** The answer to an earlier exchange. */
  public Optional<Outcome> answer(RequestId id) {
    return find(id).map(stored -> new Outcome.Answered(answers.answer(stored)));
  }

  private Outcome spend(Exchange exchange, Hash32 digest) {
    try {
      atomically.execute(
          () -> {
            if (store.record(exchange, digest)) {
              int fresh = store.spend(exchange.spent().stream().map(Paid::id).toList());
              if (fresh != exchange.spent().size()) {
                throw new SpentBefore();
              }
            }
          });
    } catch (SpentBefore undone) {
      return Outcome.refused(
          ErrorCode.ALREADY_SPENT, "a token or ticket of this exchange was spent before");
    }
    return repeat(find(exchange.id()).orElseThrow(), digest);
  }

  private Outcome repeat(Stored earlier, Hash32 digest) {
    return earlier.digest().equals(digest)
        ? new Outcome.Answered(answers.answer(earlier))
        : Outcome.refused(
            ErrorCode.REQUEST_ID_REUSED, "this request id was used for another request");
  }

  private Optional<Stored> find(RequestId id) {
    return atomically.run(() -> store.find(id));
  }

  /** Undoes the transaction. */
  private static final class SpentBefore extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
