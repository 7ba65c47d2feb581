package network.conet.proofs.voucher;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import network.conet.evidence.voucher.IssuerKeys;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.evidence.voucher.WindowLength;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.epoch.Epochs;
import network.conet.proofs.epoch.OpenEpoch;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;

/**
 * One key for each window and denomination, made before its window begins: the current window's and
 * the next one's are always there, in the database, whichever instance made them. Opened keys are
 * held in memory while they can be used.
 */
public final class KeyRing implements IssuerKeys {
  private final Atomically atomically;
  private final Epochs epochs;
  private final IssuerKeyStore store;
  private final KeySealing sealing;
  private final WindowLength windowLength;
  private final SortedSet<ByteCount> denominations;
  private final SecureRandom random;
  private final Map<Place, IssuerPrivateKey> opened = new ConcurrentHashMap<>();
  private final Map<Place, IssuerPublicKey> published = new ConcurrentHashMap<>();

  public KeyRing(
      Atomically atomically,
      Epochs epochs,
      IssuerKeyStore store,
      KeySealing sealing,
      WindowLength windowLength,
      SortedSet<ByteCount> denominations,
      SecureRandom random) {
    this.atomically = atomically;
    this.epochs = epochs;
    this.store = store;
    this.sealing = sealing;
    this.windowLength = windowLength;
    this.denominations = new TreeSet<>(denominations);
    this.random = random;
  }

  public boolean issues(ByteCount denomination) {
    return denominations.contains(denomination);
  }

  /** The window of the open epoch. */
  public VoucherWindow currentWindow() {
    return windowOf(openEpoch());
  }

  public OpenEpoch openEpoch() {
    return atomically.run(epochs::open);
  }

  public VoucherWindow windowOf(OpenEpoch open) {
    return VoucherWindow.containing(open.number(), windowLength);
  }

  /** Whether vouchers of that window are issued now. */
  public boolean isOpen(VoucherWindow window) {
    long ahead = window.number() - currentWindow().number();
    return ahead == 0 || ahead == 1;
  }

  /** Makes what is missing of the current and the next window; forgets secrets of the past. */
  public void makeReady() {
    VoucherWindow current = currentWindow();
    for (VoucherWindow window : List.of(current, VoucherWindow.of(current.number() + 1))) {
      for (ByteCount denomination : denominations) {
        Place place = new Place(window, denomination);
        if (!opened.containsKey(place)) {
          opened.put(place, openOrMake(place));
        }
      }
    }
    opened.keySet().removeIf(place -> place.window().compareTo(current) < 0);
    atomically.execute(() -> store.forgetSecretsBefore(current));
  }

  /** Whether every key that can be asked for now is there. */
  public boolean isReady() {
    VoucherWindow current = currentWindow();
    return denominations.stream()
        .allMatch(denomination -> opened.containsKey(new Place(current, denomination)));
  }

  /**
   * The key to sign with; made if the window has only just come within reach, so never call this
   * inside a transaction that may be undone. Empty if nothing is issued for the pair now.
   */
  Optional<IssuerPrivateKey> secret(VoucherWindow window, ByteCount denomination) {
    if (!issues(denomination) || !isOpen(window)) {
      return Optional.empty();
    }
    return Optional.of(opened.computeIfAbsent(new Place(window, denomination), this::openOrMake));
  }

  /** Keys that vouchers in use may be signed with, and those to come. */
  public List<IssuerKeyStore.PublishedKey> published() {
    long current = currentWindow().number();
    return atomically.run(() -> store.publishedFrom(VoucherWindow.of(Math.max(0, current - 1))));
  }

  /** Keys that a session settled in that epoch can have been signed with. */
  public List<IssuerKeyStore.PublishedKey> neededFor(EpochId epoch) {
    VoucherWindow window = VoucherWindow.containing(epoch, windowLength);
    VoucherWindow before = VoucherWindow.of(Math.max(0, window.number() - 1));
    return atomically.run(
        () ->
            store.publishedFrom(before).stream()
                .filter(key -> key.window().compareTo(window) <= 0)
                .toList());
  }

  @Override
  public Optional<IssuerPublicKey> find(VoucherWindow window, ByteCount denomination) {
    Place place = new Place(window, denomination);
    IssuerPublicKey known = published.get(place);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<IssuerPublicKey> stored = atomically.run(() -> store.findPublic(window, denomination));
    stored.ifPresent(key -> published.put(place, key));
    return stored;
  }

  private IssuerPrivateKey openOrMake(Place place) {
    return read(place)
        .orElseGet(
            () -> {
              IssuerPrivateKey made = IssuerPrivateKey.generate(random);
              SealedKey atRest = sealing.seal(made, place.window(), place.denomination());
              atomically.execute(
                  () ->
                      store.addFirst(
                          place.window(), place.denomination(), made.publicKey(), atRest));
              return read(place)
                  .orElseThrow(() -> new IllegalStateException("a key just stored is not there"));
            });
  }

  private Optional<IssuerPrivateKey> read(Place place) {
    return atomically
        .run(() -> store.findSecret(place.window(), place.denomination()))
        .map(atRest -> sealing.open(atRest, place.window(), place.denomination()));
  }

  private record Place(VoucherWindow window, ByteCount denomination) {}
}
