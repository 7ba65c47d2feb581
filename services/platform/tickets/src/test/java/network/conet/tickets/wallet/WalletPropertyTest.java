package network.conet.tickets.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.conet.tickets.Fixtures;
import network.conet.tickets.Paid;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketId;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.rsa.BlindSignature;
import network.conet.units.ByteCount;

class WalletPropertyTest {
  /**
   * A client that stops at any save, is started again and asks again: every token it paid for
   * becomes a ticket, which is with the relay or still here, but for the one in hand.
   */
  @Property(tries = 60)
  void aCrashAtAnyMomentLosesAtMostTheTicketInHand(
      @ForAll @IntRange(max = 11) int saves, @ForAll boolean saved) throws IOException {
    Issuer issuer = new Issuer();
    CrashingStore store = new CrashingStore(saves, saved);
    Set<TicketId> given = new HashSet<>();
    try {
      live(WalletTest.wallet(store), issuer, given);
    } catch (UncheckedIOException stopped) {
      assertThat(stopped).hasRootCauseMessage("the machine stands still");
    }
    store.restart();
    live(WalletTest.wallet(store), issuer, given);
    Wallet after = WalletTest.wallet(store);
    assertThat(after.pending()).isEmpty();
    assertThat(given).hasSizeBetween(issuer.paid - 1, issuer.paid);
  }

  /** Buys until two tokens are paid for, changes them into tickets, and gives those away. */
  private static void live(Wallet wallet, Issuer issuer, Set<TicketId> given) {
    wallet.pending().forEach(request -> send(wallet, issuer, request));
    while (issuer.paid < 2) {
      send(wallet, issuer, wallet.buy(WalletTest.ACCOUNT, WalletTest.TOKEN, 1));
    }
    for (Paid token : wallet.ready()) {
      if (!(token instanceof Ticket)) {
        send(wallet, issuer, wallet.exchange(List.of(token), List.of(WalletTest.TICKET)));
      }
    }
    for (var next = take(wallet); next.isPresent(); next = take(wallet)) {
      assertThat(given.add(next.get().id())).as("no ticket is given twice").isTrue();
    }
  }

  private static Optional<Ticket> take(Wallet wallet) {
    return wallet.take(Fixtures.NODE, Fixtures.WINDOW, ByteCount.ZERO);
  }

  private static void send(Wallet wallet, Issuer issuer, Pending request) {
    assertThat(wallet.answered(request.id(), issuer.answer(request)))
        .isInstanceOf(Settled.Gained.class);
  }

  /** Answers alike what is asked alike, and takes nothing spent twice. */
  private static final class Issuer {
    private final Map<RequestId, List<BlindSignature>> answers = new HashMap<>();
    private final Set<TicketId> spent = new HashSet<>();
    private int paid;

    private List<BlindSignature> answer(Pending request) {
      return answers.computeIfAbsent(
          request.id(),
          id -> {
            List<Paid> all = new ArrayList<>(request.spent());
            all.forEach(next -> assertThat(spent.add(next.id())).isTrue());
            paid += all.isEmpty() ? request.asked().size() : 0;
            return WalletTest.sign(request);
          });
    }
  }
}
