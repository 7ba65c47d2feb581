package network.conet.issuer.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import network.conet.issuer.atomic.Atomically;
import network.conet.tickets.Denomination;
import network.conet.tickets.KeySlot;
import network.conet.tickets.TicketKind;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.check.IssuerKeys;
import network.conet.tickets.rsa.IssuerPrivateKey;
import network.conet.tickets.rsa.IssuerPublicKey;

/**
 * The keys of the open window and the next: always there, in the database, whichever instance made
 * them. Opened ones are held in memory while they are used.
 */
public final class KeyRing implements IssuerKeys {
  private final Atomically atomically;
  private final OpenWindow open;
  private final KeyStore store;
  private final KeySealing sealing;
  private final Denominations denominations;
  private final Supplier<IssuerPrivateKey> maker;
  private final Map<KeySlot, IssuerPrivateKey> opened = new ConcurrentHashMap<>();
  private final Map<KeySlot, IssuerPublicKey> published = new ConcurrentHashMap<>();

  /**
   * @param maker of keys that nobody else has
   */
  public KeyRing(
      Atomically atomically,
      OpenWindow open,
      KeyStore store,
      KeySealing sealing,
      Denominations denominations,
      Supplier<IssuerPrivateKey> maker) {
    this.atomically = atomically;
    this.open = open;
    this.store = store;
    this.sealing = sealing;
    this.denominations = denominations;
    this.maker = maker;
  }

  public boolean signs(TicketKind kind, Denomination denomination) {
    return denominations.of(kind).contains(denomination);
  }

  public TicketWindow openWindow() {
    return open.now();
  }

  /** Whether that window is signed for now. */
  public boolean isOpen(TicketWindow window) {
    TicketWindow now = open.now();
    return window.equals(now) || window.equals(now.next());
  }

  /** Makes what is missing of the open window and the next. */
  public void makeReady() {
    wanted().forEach(slot -> opened.computeIfAbsent(slot, this::openOrMake));
  }

  /**
   * Forgets secrets of windows that have been over for a whole window: a request that was stored in
   * the last moment of its window can be signed meanwhile. Whatever is unanswered must be answered
   * before.
   */
  public void forgetPast() {
    TicketWindow oldest = TicketWindow.of(Math.max(0, open.now().number() - 1));
    atomically.execute(() -> store.forgetSecretsBefore(oldest));
    opened.keySet().removeIf(slot -> slot.window().compareTo(oldest) < 0);
  }

  public boolean isReady() {
    return opened.keySet().containsAll(wanted());
  }

  /** The key to sign with; empty if there is none any more, or never was. */
  public Optional<IssuerPrivateKey> secret(KeySlot slot) {
    IssuerPrivateKey known = opened.get(slot);
    return known == null ? read(slot) : Optional.of(known);
  }

  /** Keys of what can be in use. */
  public List<KeyStore.PublishedKey> inUse() {
    TicketWindow first = TicketWindow.of(Math.max(0, open.now().number() - 1));
    return atomically.run(() -> store.publishedFrom(first));
  }

  @Override
  public Optional<IssuerPublicKey> find(KeySlot slot) {
    IssuerPublicKey known = published.get(slot);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<IssuerPublicKey> stored = atomically.run(() -> store.findPublic(slot));
    stored.ifPresent(key -> published.put(slot, key));
    return stored;
  }

  private List<KeySlot> wanted() {
    TicketWindow now = open.now();
    List<KeySlot> slots = new ArrayList<>();
    for (TicketWindow window : List.of(now, now.next())) {
      for (TicketKind kind : TicketKind.values()) {
        denominations.of(kind).forEach(size -> slots.add(new KeySlot(kind, window, size)));
      }
    }
    return slots;
  }

  private IssuerPrivateKey openOrMake(KeySlot slot) {
    return read(slot)
        .orElseGet(
            () -> {
              IssuerPrivateKey made = maker.get();
              SealedKey atRest = sealing.seal(made, slot);
              atomically.execute(() -> store.addFirst(slot, made.publicKey(), atRest));
              return read(slot)
                  .orElseThrow(() -> new IllegalStateException("a key just stored is not there"));
            });
  }

  private Optional<IssuerPrivateKey> read(KeySlot slot) {
    return atomically.run(() -> store.findSecret(slot)).map(atRest -> sealing.open(atRest, slot));
  }
}
