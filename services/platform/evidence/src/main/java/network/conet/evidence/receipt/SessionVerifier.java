package network.conet.evidence.receipt;

import java.util.Optional;
import java.util.function.Predicate;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.IssuerKeys;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.Voucher;
import network.conet.evidence.voucher.VoucherMessage;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.evidence.voucher.WindowLength;
import network.conet.units.EpochId;
import network.conet.units.NodeId;

/**
 * The rules of settlement, pure. One RSA verification and one recovery for a session, and both only
 * after everything that costs nothing.
 */
public record SessionVerifier(EvidenceDomain domain, WindowLength windowLength, IssuerKeys keys) {

  /**
   * @param before what was settled of this voucher so far, {@link SettledSession#NOTHING} if it is
   *     new
   * @param known the nodes registered in the epoch
   */
  public Verdict judge(
      SessionEvidence evidence, EpochId epoch, SettledSession before, Predicate<NodeId> known) {
    Receipt receipt = evidence.receipt();
    if (!evidence.voucher().message().nodeId().equals(receipt.nodeId())) {
      return refused(Refusal.WRONG_NODE);
    }
    if (!known.test(receipt.nodeId())) {
      return refused(Refusal.UNKNOWN_NODE);
    }
    if (receipt.bytesCarried().isMoreThan(evidence.voucher().message().denomination())) {
      return refused(Refusal.OVER_DENOMINATION);
    }
    if (isReplay(receipt, before)) {
      return refused(Refusal.REPLAYED);
    }
    if (!receipt.sequence().isAfter(before.sequence())
        || before.bytesCarried().isMoreThan(receipt.bytesCarried())) {
      return refused(Refusal.NOT_MONOTONIC);
    }
    Optional<Refusal> bad = judgeVoucher(evidence.voucher(), epoch);
    if (bad.isPresent()) {
      return refused(bad.get());
    }
    if (!evidence.signed().signedBy(evidence.voucher().message().sessionKey(), domain)) {
      return refused(Refusal.BAD_RECEIPT_SIGNATURE);
    }
    return new Verdict.Accepted(receipt.bytesCarried().minus(before.bytesCarried()));
  }

  /** The part that a relay checks before it carries anything; empty if the voucher is good. */
  public Optional<Refusal> judgeVoucher(Voucher voucher, EpochId epoch) {
    return judgeVoucher(voucher, VoucherWindow.containing(epoch, windowLength), keys);
  }

  /** The same for who knows the open window and not how long one is. */
  public static Optional<Refusal> judgeVoucher(
      Voucher voucher, VoucherWindow now, IssuerKeys keys) {
    VoucherMessage message = voucher.message();
    if (!message.window().settlesIn(now)) {
      return Optional.of(Refusal.VOUCHER_EXPIRED);
    }
    Optional<IssuerPublicKey> key = keys.find(message.window(), message.denomination());
    if (key.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN_VOUCHER_KEY);
    }
    return key.get().verifies(voucher)
        ? Optional.empty()
        : Optional.of(Refusal.BAD_VOUCHER_SIGNATURE);
  }

  private static boolean isReplay(Receipt receipt, SettledSession before) {
    return receipt.sequence().equals(before.sequence())
        && receipt.bytesCarried().equals(before.bytesCarried())
        && !before.equals(SettledSession.NOTHING);
  }

  private static Verdict refused(Refusal reason) {
    return new Verdict.Refused(reason);
  }
}
