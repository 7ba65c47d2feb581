package network.conet.proofs.voucher;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.evidence.receipt.SessionFee;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.BlindSignature;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.VoucherRequest;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.epoch.PriceList;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;
import network.conet.units.TokenAmount;

/** Signs blinded messages against a payer's credit: debit and signatures together, or neither. */
public final class IssueVouchers {
  private final EvidenceDomain domain;
  private final Atomically atomically;
  private final KeyRing keys;
  private final CreditLedger ledger;
  private final PriceList prices;

  public IssueVouchers(
      EvidenceDomain domain,
      Atomically atomically,
      KeyRing keys,
      CreditLedger ledger,
      PriceList prices) {
    this.domain = domain;
    this.atomically = atomically;
    this.keys = keys;
    this.ledger = ledger;
    this.prices = prices;
  }

  public IssueOutcome issue(VoucherRequest request, SignatureBytes payerSignature) {
    Hash32 digest = request.digest(domain);
    if (!SignatureRecovery.isSignedBy(request.payer(), digest, payerSignature)) {
      return IssueOutcome.refused(
          ErrorCode.BAD_PAYER_SIGNATURE, "the request is not signed by the account that pays");
    }
    Optional<IssuerPrivateKey> key = keys.secret(request.window(), request.denomination());
    return atomically.run(
        () -> {
          ledger.hold(request.payer());
          Optional<CreditLedger.Answer> earlier =
              ledger.answer(request.payer(), request.requestId());
          if (earlier.isPresent()) {
            return repeat(request, digest, earlier.get());
          }
          return issueNew(request, digest, key);
        });
  }

  private IssueOutcome repeat(VoucherRequest request, Hash32 digest, CreditLedger.Answer earlier) {
    if (!earlier.requestDigest().equals(digest)) {
      return IssueOutcome.refused(
          ErrorCode.REQUEST_ID_REUSED, "this request id was used for another request");
    }
    return new IssueOutcome.Issued(earlier.signatures(), spendable(request));
  }

  private IssueOutcome issueNew(
      VoucherRequest request, Hash32 digest, Optional<IssuerPrivateKey> key) {
    if (!keys.issues(request.denomination())) {
      return IssueOutcome.refused(
          ErrorCode.UNKNOWN_DENOMINATION,
          "vouchers of " + request.denomination() + " bytes are not issued");
    }
    if (key.isEmpty()) {
      return IssueOutcome.refused(
          ErrorCode.WINDOW_NOT_OPEN,
          "vouchers are issued for window " + keys.currentWindow() + " and the next");
    }
    Optional<TokenAmount> price = prices.pricePerGib(request.window());
    if (price.isEmpty()) {
      return IssueOutcome.refused(
          ErrorCode.CHAIN_NOT_FOLLOWED, "the price is not yet known; try again");
    }
    TokenAmount cost =
        SessionFee.voucherPriceCeil(request.denomination(), price.get())
            .mulDivCeil(request.blinded().size(), 1);
    TokenAmount spendable = spendable(request);
    if (cost.isMoreThan(spendable)) {
      return IssueOutcome.refused(
          ErrorCode.CREDIT_EXHAUSTED,
          "the request costs " + cost + " base units and " + spendable + " are left of the credit");
    }
    List<BlindSignature> signatures;
    try {
      signatures = request.blinded().stream().map(key.get()::sign).toList();
    } catch (IllegalArgumentException e) {
      return IssueOutcome.refused(
          ErrorCode.MALFORMED_REQUEST, "a blinded message is not below the key's modulus");
    }
    ledger.debit(
        request.payer(), request.requestId(), cost, new CreditLedger.Answer(digest, signatures));
    return new IssueOutcome.Issued(signatures, spendable.minus(cost));
  }

  private TokenAmount spendable(VoucherRequest request) {
    return new TokenAmount(ledger.balance(request.payer()).max(BigInteger.ZERO));
  }
}
