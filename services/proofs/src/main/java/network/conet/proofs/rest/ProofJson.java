package network.conet.proofs.rest;

import java.util.Locale;
import network.conet.proofs.receipt.ReceiptView;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as anyone may see it.
 *
 * @param status accepted, rejected or pending
 * @param epoch it was judged in; null while pending
 * @param refusal why it was rejected; null if it was not
 */
public record ProofJson(
    String receiptId,
    String voucherId,
    String nodeId,
    long bytesCarried,
    long sequence,
    String receivedAt,
    String status,
    @Nullable Long epoch,
    @Nullable String refusal,
    long bytesAdded) {
  static ProofJson of(ReceiptView view) {
    return new ProofJson(
        view.id().hex(),
        view.voucher().hex(),
        view.node().hex(),
        view.bytesCarried().bytes(),
        view.sequence(),
        view.receivedAt().toString(),
        view.status().name().toLowerCase(Locale.ROOT),
        view.epoch().isPresent() ? view.epoch().get().number() : null,
        view.refusal().orElse(null),
        view.bytesAdded().bytes());
  }
}
