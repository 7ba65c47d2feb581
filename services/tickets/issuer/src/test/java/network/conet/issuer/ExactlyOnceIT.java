package network.conet.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import network.conet.chainaccess.SigningKey;
import network.conet.issuer.fixtures.Client;
import network.conet.issuer.fixtures.Issuer;
import network.conet.issuer.refusal.ErrorCode;
import network.conet.issuer.request.Outcome;
import network.conet.tickets.Paid;
import network.conet.tickets.TicketId;
import network.conet.tickets.request.Exchange;
import network.conet.tickets.request.RequestId;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

/** What is paid is answered, once, whatever crashes or comes twice in between. */
class ExactlyOnceIT {
  private static final int CALLERS = 8;
  private final Issuer issuer = new Issuer();
  private final RequestId id = RequestId.random(Client.RANDOM);

  @Test
  void aPurchaseRepeatedIsAnsweredAlikeAndPaidOnce() {
    SigningKey payer = issuer.payer(3);
    Client.Order order = issuer.client.order(Issuer.TOKEN, 2);
    Outcome first = issuer.buy(payer, id, order);
    assertThat(issuer.buy(payer, id, order)).isEqualTo(first);
    issuer.shuffle();
    assertThat(issuer.buy(payer, id, order)).isEqualTo(first);
    assertThat(issuer.buy.answer(id)).contains(first);
    assertThat(refusal(issuer.buy(payer, id, issuer.client.order(Issuer.TOKEN, 1))))
        .isEqualTo(ErrorCode.REQUEST_ID_REUSED);
    Outcome tooMuch =
        issuer.buy(payer, RequestId.random(Client.RANDOM), issuer.client.order(Issuer.TOKEN, 2));
    assertThat(refusal(tooMuch)).isEqualTo(ErrorCode.CREDIT_EXHAUSTED);
    assertThat(order.finish(((Outcome.Answered) first).signatures())).hasSize(2);
    TokenAmount left =
        issuer.atomically.run(() -> issuer.purchases.balance(payer.address(), Issuer.WINDOW));
    assertThat(left).isEqualTo(TokenAmount.ofUnits(1L << 16));
  }

  @Test
  void anExchangeRepeatedIsAnsweredAlikeAndSpendsOnce() {
    List<Paid> tokens = issuer.tokens(1);
    Client.Order order = issuer.client.order(issuer.ticket(Issuer.MEDIUM), 16);
    Exchange exchange = new Exchange(id, tokens, order.wanted());
    Outcome first = issuer.exchange.exchange(exchange);
    assertThat(issuer.exchange.exchange(exchange)).isEqualTo(first);
    issuer.shuffle();
    assertThat(issuer.exchange.exchange(exchange)).isEqualTo(first);
    assertThat(issuer.exchange.answer(id)).contains(first);
    assertThat(order.finish(((Outcome.Answered) first).signatures())).hasSize(16);
    Client.Order other = issuer.client.order(issuer.ticket(Issuer.MEDIUM), 16);
    assertThat(refusal(issuer.exchange.exchange(new Exchange(id, tokens, other.wanted()))))
        .isEqualTo(ErrorCode.REQUEST_ID_REUSED);
    Exchange again = new Exchange(RequestId.random(Client.RANDOM), tokens, other.wanted());
    assertThat(refusal(issuer.exchange.exchange(again))).isEqualTo(ErrorCode.ALREADY_SPENT);
    assertThat(issuer.exchange.answer(again.id())).isEmpty();
  }

  /** The state after a crash between the transaction and the signatures. */
  @Test
  void whatACrashLeftUnansweredIsAnsweredWhenAskedAgainOrByItself() {
    Client.Order order = issuer.client.order(issuer.ticket(Issuer.LARGE), 1);
    Exchange asked = new Exchange(id, issuer.tokens(1), order.wanted());
    Client.Order second = issuer.client.order(issuer.ticket(Issuer.LARGE), 1);
    Exchange never =
        new Exchange(RequestId.random(Client.RANDOM), issuer.tokens(1), second.wanted());
    for (Exchange exchange : List.of(asked, never)) {
      issuer.atomically.execute(
          () -> {
            issuer.spent.record(exchange, exchange.digest());
            issuer.spent.spend(exchange.spent().stream().map(Paid::id).toList());
          });
    }
    issuer.shuffle();
    Outcome.Answered answer = (Outcome.Answered) issuer.exchange.exchange(asked);
    assertThat(order.finish(answer.signatures())).hasSize(1);
    assertThat(issuer.answers(issuer.spent).finish(10)).isEqualTo(1);
    issuer.open.set(Issuer.WINDOW.number() + 5);
    issuer.keys.makeReady();
    issuer.keys.forgetPast();
    Outcome.Answered late = (Outcome.Answered) issuer.exchange.answer(never.id()).orElseThrow();
    assertThat(second.finish(late.signatures())).hasSize(1);
  }

  /** A request of the last moment: stored in its window, signed when the window is over. */
  @Test
  void aRequestStoredAsItsWindowEndsIsStillAnswered() {
    Client.Order order = issuer.client.order(issuer.ticket(Issuer.LARGE), 1);
    Exchange last = new Exchange(id, issuer.tokens(1), order.wanted());
    issuer.open.incrementAndGet();
    issuer.keys.makeReady();
    issuer.keys.forgetPast();
    issuer.atomically.execute(
        () -> {
          issuer.spent.record(last, last.digest());
          issuer.spent.spend(last.spent().stream().map(Paid::id).toList());
        });
    Outcome.Answered answer = (Outcome.Answered) issuer.exchange.exchange(last);
    assertThat(order.finish(answer.signatures())).hasSize(1);
  }

  @Test
  void ofManyThatSpendOneTokenOneIsAnswered() throws Exception {
    List<Paid> token = issuer.tokens(1);
    List<Outcome> outcomes =
        atOnce(
            () -> {
              Client.Order order = issuer.client.order(issuer.ticket(Issuer.LARGE), 1);
              return issuer.exchange.exchange(
                  new Exchange(RequestId.random(Client.RANDOM), token, order.wanted()));
            });
    assertThat(outcomes).filteredOn(Outcome.Answered.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .hasSize(CALLERS - 1)
        .allMatch(outcome -> refusal(outcome) == ErrorCode.ALREADY_SPENT);
  }

  @Test
  void manyWithOneRequestGetOneAnswerWhileRowsMove() throws Exception {
    Client.Order order = issuer.client.order(issuer.ticket(Issuer.LARGE), 1);
    Exchange exchange = new Exchange(id, issuer.tokens(1), order.wanted());
    List<Outcome> outcomes =
        atOnce(
            () -> {
              Outcome outcome = issuer.exchange.exchange(exchange);
              issuer.shuffle();
              return outcome;
            });
    assertThat(outcomes.stream().distinct()).hasSize(1);
    assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void aTicketComesBackAfterSettlementUnlessItWasHandedIn() {
    Client.Order order = issuer.client.order(issuer.ticket(Issuer.MEDIUM), 16);
    Exchange first = new Exchange(id, issuer.tokens(1), order.wanted());
    List<Paid> tickets =
        order.finish(((Outcome.Answered) issuer.exchange.exchange(first)).signatures());
    assertThat(refusal(issuer.exchange.exchange(back(tickets.get(0)))))
        .isEqualTo(ErrorCode.TICKET_NOT_RETURNABLE);
    TicketId handedIn = tickets.get(1).id();
    assertThat(issuer.settlement.handedIn(Issuer.WINDOW, List.of(handedIn))).isEmpty();
    assertThat(issuer.settlement.handedIn(Issuer.WINDOW, List.of(handedIn))).isEmpty();
    issuer.settlement.close(Issuer.WINDOW);
    assertThat(issuer.settlement.handedIn(Issuer.WINDOW, List.of(handedIn))).isPresent();
    assertThat(issuer.exchange.exchange(back(tickets.get(0)))).isInstanceOf(Outcome.Answered.class);
    assertThat(refusal(issuer.exchange.exchange(back(tickets.get(1)))))
        .isEqualTo(ErrorCode.ALREADY_SPENT);
  }

  @Test
  void valueIsNeitherMadeNorLost() {
    List<Paid> token = issuer.tokens(1);
    Client.Order more = issuer.client.order(issuer.ticket(Issuer.MEDIUM), 17);
    Client.Order less = issuer.client.order(issuer.ticket(Issuer.MEDIUM), 15);
    for (Client.Order order : List.of(more, less)) {
      assertThat(refusal(issuer.exchange.exchange(new Exchange(id, token, order.wanted()))))
          .isEqualTo(ErrorCode.WRONG_VALUE);
    }
  }

  private Exchange back(Paid ticket) {
    Client.Order order = issuer.client.order(issuer.ticket(Issuer.SMALL), 16);
    return new Exchange(RequestId.random(Client.RANDOM), List.of(ticket), order.wanted());
  }

  private static ErrorCode refusal(Outcome outcome) {
    return ((Outcome.Refused) outcome).refusal().code();
  }

  private static List<Outcome> atOnce(Callable<Outcome> call)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<Outcome>> running = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        running.add(threads.submit(call));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> next : running) {
        outcomes.add(next.get());
      }
      return outcomes;
    }
  }
}
