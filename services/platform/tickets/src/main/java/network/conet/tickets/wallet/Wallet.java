package network.conet.tickets.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.tickets.KeySlot;
import network.conet.tickets.Paid;
import network.conet.tickets.PaidMessage;
import network.conet.tickets.Prepared;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.TokenMessage;
import network.conet.tickets.check.IssuerKeys;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.rsa.BlindSignature;
import network.conet.tickets.rsa.Blinding;
import network.conet.tickets.rsa.IssuerPublicKey;
import network.conet.tickets.rsa.RsaSignature;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;

/**
 * A client's wallet. A change that cannot be stored does not happen: the caller gets an {@link
 * UncheckedIOException}, and the wallet is what it was.
 */
public final class Wallet {
  private final WalletStore store;
  private final IssuerKeys keys;
  private final SecureRandom random;
  private Holdings holdings;

  private Wallet(WalletStore store, IssuerKeys keys, SecureRandom random, Holdings holdings) {
    this.store = store;
    this.keys = keys;
    this.random = random;
    this.holdings = holdings;
  }

  /**
   * @param keys the registered ones; the wallet blinds for no other
   */
  public static Wallet open(WalletStore store, IssuerKeys keys, SecureRandom random)
      throws IOException {
    var content = store.load();
    return new Wallet(
        store,
        keys,
        random,
        content.isPresent() ? HoldingsCodec.decode(content.get()) : Holdings.NONE);
  }

  /** A stored request for so many tokens, to be signed by the account and sent. */
  public synchronized Pending buy(AccountAddress account, TokenMessage token, int count) {
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      asked.add(ask(token));
    }
    return begin(Optional.of(account), List.of(), asked);
  }

  /** A stored request to change what is held into others, to be sent. */
  public synchronized Pending exchange(List<Paid> spent, List<PaidMessage> wanted) {
    return begin(Optional.empty(), spent, wanted.stream().map(this::ask).toList());
  }

  private Pending begin(Optional<AccountAddress> account, List<Paid> spent, List<Asked> asked) {
    Pending request = new Pending(RequestId.random(random), account, spent, asked);
    // what a request cannot carry is refused here, before it is stored
    if (request.purchase().isEmpty() && request.exchange().isEmpty()) {
      throw new IllegalStateException("a request for nothing");
    }
    become(holdings.asking(request));
    return request;
  }

  /** Requests to send again, as they are. */
  public synchronized List<Pending> pending() {
    return holdings.pending();
  }

  /** Takes the issuer's answer: all of it, or nothing. */
  public synchronized Settled answered(RequestId id, List<BlindSignature> answer) {
    Optional<Pending> request = find(id);
    if (request.isEmpty()) {
      return new Settled.NotWaiting();
    }
    List<Asked> asked = request.get().asked();
    if (answer.size() != asked.size()) {
      return new Settled.IssuerFailed(
          answer.size() + " signatures for " + asked.size() + " messages");
    }
    List<Paid> gained = new ArrayList<>();
    for (int i = 0; i < answer.size(); i++) {
      Prepared prepared = asked.get(i).prepared();
      Optional<RsaSignature> signature =
          Blinding.finish(
              prepared.encode(),
              asked.get(i).key(),
              asked.get(i).blinding().factor(),
              answer.get(i));
      if (signature.isEmpty()) {
        return new Settled.IssuerFailed("signature " + i + " does not verify");
      }
      gained.add(Paid.of(prepared, signature.get()));
    }
    become(holdings.settled(id, gained));
    return new Settled.Gained(gained);
  }

  /** The issuer refused, and changed nothing: what was to be spent is here again. */
  public synchronized void refused(RequestId id) {
    find(id).ifPresent(request -> become(holdings.settled(id, request.spent())));
  }

  /** The issuer says that it was spent before: nothing of it is worth anything. */
  public synchronized void spentBefore(RequestId id) {
    find(id).ifPresent(request -> become(holdings.settled(id, List.of())));
  }

  /** What can be spent, or exchanged. */
  public synchronized List<Paid> ready() {
    return holdings.ready();
  }

  /**
   * A ticket to give to that relay now: gone from the wallet, durably, when this returns.
   *
   * @param carried how much the relay has carried in this circuit
   */
  public synchronized Optional<Ticket> take(NodeId relay, TicketWindow now, ByteCount carried) {
    List<Ticket> usable =
        holdings.ready().stream()
            .filter(Ticket.class::isInstance)
            .map(Ticket.class::cast)
            .filter(ticket -> ticket.message().node().equals(relay))
            .filter(ticket -> ticket.message().window().hasBegun(now))
            .filter(ticket -> !ticket.message().window().isOver(now))
            .toList();
    Optional<Ticket> next = TicketLadder.next(usable, carried);
    next.ifPresent(ticket -> become(holdings.without(ticket)));
    return next;
  }

  private Asked ask(PaidMessage message) {
    KeySlot slot = message.slot();
    IssuerPublicKey key =
        keys.find(slot)
            .orElseThrow(() -> new IllegalArgumentException("no key is registered for " + slot));
    Prepared prepared = Prepared.fresh(message, random);
    return new Asked(prepared, key, Blinding.blind(prepared.encode(), key, random));
  }

  private Optional<Pending> find(RequestId id) {
    return holdings.pending().stream().filter(next -> next.id().equals(id)).findFirst();
  }

  /** Stored first, then true. */
  private void become(Holdings next) {
    try {
      store.save(HoldingsCodec.encode(next));
    } catch (IOException e) {
      throw new UncheckedIOException("the wallet cannot be stored", e);
    }
    holdings = next;
  }
}
