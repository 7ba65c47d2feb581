package network.conet.relay.session;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.circuit.onion.CircuitStatements;
import network.conet.circuit.wire.CloseCode;
import network.conet.evidence.receipt.Refusal;
import network.conet.evidence.receipt.SessionVerifier;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.IssuerKeys;
import network.conet.evidence.voucher.Voucher;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;
import network.conet.units.VoucherId;

/** Where vouchers are shown. Each is in use by one circuit at a time. Safe for many threads. */
public final class SessionDesk {
  /**
   * More vouchers with unreceipted bytes than this are not remembered: the oldest windows are long
   * over.
   */
  private static final int MAX_REMEMBERED = 100_000;

  private final NodeId self;
  private final EvidenceDomain domain;
  private final IssuerKeys keys;
  private final OpenWindow openWindow;
  private final SessionStore store;
  private final ByteCount window;
  private final Set<VoucherId> inUse = ConcurrentHashMap.newKeySet();
  private final Map<VoucherId, ByteCount> unreceipted = new ConcurrentHashMap<>();

  public SessionDesk(
      NodeId self,
      EvidenceDomain domain,
      IssuerKeys keys,
      OpenWindow openWindow,
      SessionStore store,
      ByteCount window) {
    this.self = self;
    this.domain = domain;
    this.keys = keys;
    this.openWindow = openWindow;
    this.store = store;
    this.window = window;
  }

  /**
   * Checks everything that makes a voucher good here. Reads the store, so not for an event loop.
   *
   * @param proof the session key's signature on this circuit's binding value
   */
  public Opening open(Voucher voucher, SignatureBytes proof, Hash32 binding) {
    if (!voucher.message().nodeId().equals(self)) {
      return new Opening.Refused(CloseCode.VOUCHER_FOREIGN);
    }
    Optional<Refusal> refusal = SessionVerifier.judgeVoucher(voucher, openWindow.now(), keys);
    if (refusal.isPresent()) {
      return new Opening.Refused(reason(refusal.get()));
    }
    if (!SignatureRecovery.isSignedBy(
        voucher.message().sessionKey().address(),
        CircuitStatements.session(binding, voucher.id()),
        proof)) {
      return new Opening.Refused(CloseCode.SESSION_PROOF_BAD);
    }
    if (!inUse.add(voucher.id())) {
      return new Opening.Refused(CloseCode.VOUCHER_IN_USE);
    }
    boolean opened = false;
    try {
      KeptSession kept =
          store.find(voucher.id()).orElseGet(() -> new KeptSession(voucher, Optional.empty()));
      ByteCount carried = unreceipted.getOrDefault(voucher.id(), ByteCount.ZERO);
      if (kept.receipted().isMoreThan(carried)) {
        carried = kept.receipted();
      }
      CreditMeter meter =
          new CreditMeter(window, voucher.message().denomination(), carried, kept.receipted());
      opened = true;
      return new Opening.Opened(
          new Session(voucher, self, domain, meter, kept.sequence(), kept.receipted()));
    } finally {
      if (!opened) {
        inUse.remove(voucher.id());
      }
    }
  }

  /** Whether what it carries from now on would be settled. */
  public boolean isOver(Session session) {
    return !session.voucher().message().window().settlesIn(openWindow.now());
  }

  /** The circuit is gone; what it carried without a receipt counts when the voucher comes back. */
  public void release(Session session) {
    if (unreceipted.size() < MAX_REMEMBERED) {
      unreceipted.put(session.voucher().id(), session.meter().carried());
    }
    inUse.remove(session.voucher().id());
  }

  private static CloseCode reason(Refusal refusal) {
    return switch (refusal) {
      case VOUCHER_EXPIRED -> CloseCode.VOUCHER_EXPIRED;
      case UNKNOWN_VOUCHER_KEY -> CloseCode.VOUCHER_KEY_UNKNOWN;
      case BAD_VOUCHER_SIGNATURE -> CloseCode.VOUCHER_SIGNATURE_BAD;
      default -> CloseCode.VOUCHER_MALFORMED;
    };
  }
}
