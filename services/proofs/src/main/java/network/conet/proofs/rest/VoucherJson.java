package network.conet.proofs.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes to and from the issuer. */
final class VoucherJson {
  private VoucherJson() {}

  /**
   * A payer's request.
   *
   * @param denomination bytes
   * @param payerSignature EIP-712 VoucherRequest, 65 bytes
   */
  public record Request(
      @Nullable String requestId,
      @Nullable String payer,
      @Nullable Long window,
      @Nullable Long denomination,
      @Nullable List<@Nullable String> blindedMessages,
      @Nullable String payerSignature) {}

  /** Signatures in the order of the blinded messages, and the credit left in base units. */
  public record Answer(List<String> blindSignatures, String remainingCredit) {}

  /** The issuer's keys of the windows in use and the next one. */
  public record Keys(List<Key> items, long currentWindow, long currentEpoch) {}

  /**
   * One key.
   *
   * @param publicKey X.509 SubjectPublicKeyInfo
   * @param pricePerGib base units; null while the chain is not followed
   * @param price what one voucher is debited with, base units, rounded up
   */
  public record Key(
      long window,
      long denomination,
      String publicKey,
      @Nullable String pricePerGib,
      @Nullable String price) {}
}
