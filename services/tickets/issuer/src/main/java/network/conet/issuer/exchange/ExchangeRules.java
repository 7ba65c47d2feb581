package network.conet.issuer.exchange;

import java.util.Optional;
import network.conet.issuer.atomic.Atomically;
import network.conet.issuer.key.KeyRing;
import network.conet.issuer.refusal.ErrorCode;
import network.conet.issuer.refusal.Refusal;
import network.conet.issuer.request.Prices;
import network.conet.tickets.KeySlot;
import network.conet.tickets.Paid;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketRefusal;
import network.conet.tickets.check.Checked;
import network.conet.tickets.check.TicketCheck;
import network.conet.tickets.request.Exchange;
import network.conet.tickets.request.Wanted;
import network.conet.units.TokenAmount;

/** What docs/spec/tickets.md demands of an exchange before anything is spent, in its order. */
public final class ExchangeRules {
  private final Atomically atomically;
  private final KeyRing keys;
  private final Prices prices;
  private final SpentStore store;
  private final TicketCheck check;

  public ExchangeRules(Atomically atomically, KeyRing keys, Prices prices, SpentStore store) {
    this.atomically = atomically;
    this.keys = keys;
    this.prices = prices;
    this.store = store;
    this.check = new TicketCheck(keys);
  }

  /** Empty if the exchange may be made. */
  Optional<Refusal> refusal(Exchange exchange) {
    return unsigned(exchange)
        .or(() -> notReturnable(exchange))
        .or(() -> forged(exchange))
        .or(() -> unequal(exchange))
        .or(() -> outOfRange(exchange));
  }

  private Optional<Refusal> unsigned(Exchange exchange) {
    for (Wanted wanted : exchange.wanted()) {
      KeySlot slot = wanted.slot();
      if (!keys.isOpen(slot.window())) {
        return refusal(
            ErrorCode.WINDOW_NOT_OPEN,
            "signed for are window " + keys.openWindow() + " and the next");
      }
      if (!keys.signs(slot.kind(), slot.denomination()) || keys.find(slot).isEmpty()) {
        return refusal(
            ErrorCode.UNKNOWN_DENOMINATION, "no key signs for " + slot.denomination() + " bytes");
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> notReturnable(Exchange exchange) {
    for (Paid paid : exchange.spent()) {
      if (paid instanceof Ticket ticket
          && !atomically.run(() -> store.isClosed(ticket.message().window()))) {
        return refusal(
            ErrorCode.TICKET_NOT_RETURNABLE,
            "settlement of window " + ticket.message().window() + " is not closed yet");
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> forged(Exchange exchange) {
    for (Paid paid : exchange.spent()) {
      if (check.signed(paid) instanceof Checked.Refused<Paid>(TicketRefusal reason)) {
        return reason == TicketRefusal.UNKNOWN_KEY
            ? refusal(ErrorCode.UNKNOWN_KEY, "a token or ticket names a slot that has no key")
            : refusal(ErrorCode.BAD_SIGNATURE, "a token or ticket is not signed by its key");
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> unequal(Exchange exchange) {
    TokenAmount spent = TokenAmount.ZERO;
    for (Paid paid : exchange.spent()) {
      spent = spent.plus(value(paid.message().slot()));
    }
    TokenAmount wanted = TokenAmount.ZERO;
    for (Wanted next : exchange.wanted()) {
      wanted = wanted.plus(value(next.slot()));
    }
    TokenAmount residue = spent.minusOrZero(wanted);
    boolean wasteful =
        exchange.wanted().stream()
            .map(next -> prices.of(next.slot().window()).unit())
            .anyMatch(unit -> residue.compareTo(unit) >= 0 && !residue.isZero());
    return wanted.isMoreThan(spent) || wasteful
        ? refusal(
            ErrorCode.WRONG_VALUE,
            "what is spent is worth " + spent + " base units, what is wanted " + wanted)
        : Optional.empty();
  }

  private Optional<Refusal> outOfRange(Exchange exchange) {
    return exchange.wanted().stream()
            .allMatch(next -> keys.find(next.slot()).orElseThrow().covers(next.blinded()))
        ? Optional.empty()
        : refusal(ErrorCode.MALFORMED, "a blinded message is not below the key's modulus");
  }

  private TokenAmount value(KeySlot slot) {
    return prices.of(slot.window()).of(slot.denomination());
  }

  private static Optional<Refusal> refusal(ErrorCode code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
