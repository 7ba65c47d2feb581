package network.conet.cli.action;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.client.Hop;
import network.conet.circuit.client.HopUsage;
import network.conet.cli.api.Refusal;
import network.conet.client.NotAvailable;
import network.conet.client.payment.Payment;
import network.conet.client.route.Relay;
import network.conet.client.route.Route;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;

/**
 * Pays with vouchers, and keeps what is left of one for the next circuit through the same relay.
 */
public final class VoucherPayment implements Payment {
  /** A relay may take a moment to notice that the circuit before is gone. */
  private static final Duration RELEASE = Duration.ofSeconds(3);

  private record Left(Hop hop, Instant free) {}

  private final Vouchers vouchers;
  private final SigningKey payer;
  private final ByteCount denomination;
  private final Clock clock;
  private final Map<NodeId, List<Left>> left = new HashMap<>();

  public VoucherPayment(Vouchers vouchers, SigningKey payer, ByteCount denomination, Clock clock) {
    this.vouchers = vouchers;
    this.payer = payer;
    this.denomination = denomination;
    this.clock = clock;
  }

  @Override
  public List<Hop> pay(Route route) throws NotAvailable {
    Map<NodeId, Hop> paid = new HashMap<>();
    List<Relay> unpaid = new ArrayList<>();
    for (Relay relay : route.relays()) {
      take(relay).ifPresentOrElse(hop -> paid.put(relay.node(), hop), () -> unpaid.add(relay));
    }
    try {
      if (!unpaid.isEmpty()) {
        vouchers.buy(payer, unpaid, denomination).forEach(hop -> paid.put(hop.nodeId(), hop));
      }
    } catch (Refusal refusal) {
      closed(List.copyOf(paid.values()), List.of());
      throw new NotAvailable(refusal.code(), String.valueOf(refusal.getMessage()));
    }
    return route.nodes().stream().map(paid::get).toList();
  }

  private synchronized Optional<Hop> take(Relay relay) {
    List<Left> of = left.getOrDefault(relay.node(), List.of());
    for (Left one : of) {
      boolean same = one.hop().onionKey().equals(relay.onionKey());
      if (same && !one.free().isAfter(clock.instant())) {
        of.remove(one);
        return Optional.of(
            new Hop(
                relay.node(),
                relay.address(),
                relay.onionKey(),
                one.hop().voucher(),
                one.hop().sessionKey(),
                one.hop().usedBefore()));
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void closed(List<Hop> hops, List<HopUsage> usage) {
    Instant free = clock.instant().plus(RELEASE);
    for (Hop hop : hops) {
      Hop used = used(hop, usage);
      if (isAmple(used, used.usedBefore())) {
        left.computeIfAbsent(hop.nodeId(), node -> new ArrayList<>()).add(new Left(used, free));
      }
    }
  }

  private static Hop used(Hop hop, List<HopUsage> usage) {
    ByteCount carried =
        usage.stream()
            .filter(of -> of.voucherId().equals(hop.voucher().id()))
            .map(HopUsage::carried)
            .findAny()
            .orElse(hop.usedBefore());
    return new Hop(
        hop.nodeId(), hop.address(), hop.onionKey(), hop.voucher(), hop.sessionKey(), carried);
  }

  @Override
  public synchronized void refused(Hop hop) {
    left.getOrDefault(hop.nodeId(), new ArrayList<>())
        .removeIf(one -> one.hop().voucher().id().equals(hop.voucher().id()));
  }

  @Override
  public boolean isAmple(List<Hop> hops, List<HopUsage> usage) {
    return hops.stream().allMatch(hop -> isAmple(hop, used(hop, usage).usedBefore()));
  }

  /** A quarter is kept for the streams that are open already. */
  private static boolean isAmple(Hop hop, ByteCount carried) {
    return carried.bytes() < hop.voucher().message().denomination().bytes() / 4 * 3;
  }
}
