package network.conet.issuer.purchase;

import java.util.Optional;
import network.conet.chainaccess.Eip712Domain;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.issuer.atomic.Atomically;
import network.conet.issuer.key.KeyRing;
import network.conet.issuer.refusal.ErrorCode;
import network.conet.issuer.request.AnswerRequest;
import network.conet.issuer.request.Outcome;
import network.conet.issuer.request.Prices;
import network.conet.issuer.request.Stored;
import network.conet.tickets.TicketKind;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.request.TokenPurchase;
import network.conet.tickets.rsa.IssuerPublicKey;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;
import network.conet.units.TokenAmount;

/** Debit and request in one transaction; then the signatures, which can be made again. */
public final class BuyTokens {
  private final Eip712Domain domain;
  private final Atomically atomically;
  private final KeyRing keys;
  private final Prices prices;
  private final PurchaseStore store;
  private final AnswerRequest answers;

  public BuyTokens(
      Eip712Domain domain,
      Atomically atomically,
      KeyRing keys,
      Prices prices,
      PurchaseStore store,
      AnswerRequest answers) {
    this.domain = domain;
    this.atomically = atomically;
    this.keys = keys;
    this.prices = prices;
    this.store = store;
    this.answers = answers;
  }

  public Outcome buy(TokenPurchase purchase, SignatureBytes signature) {
    Hash32 digest = purchase.digest(domain);
    if (!SignatureRecovery.isSignedBy(purchase.account(), digest, signature)) {
      return Outcome.refused(
          ErrorCode.BAD_ACCOUNT_SIGNATURE, "the purchase is not signed by the account that pays");
    }
    return find(purchase.id())
        .map(earlier -> repeat(earlier, digest))
        .or(() -> refusal(purchase))
        .orElseGet(() -> pay(purchase, digest));
  }

  /** The answer to an earlier purchase. */
  public Optional<Outcome> answer(RequestId id) {
    return find(id).map(stored -> new Outcome.Answered(answers.answer(stored)));
  }

  private Optional<Outcome> refusal(TokenPurchase purchase) {
    if (!keys.isOpen(purchase.window())) {
      return Optional.of(
          Outcome.refused(
              ErrorCode.WINDOW_NOT_OPEN,
              "tokens are sold for window " + keys.openWindow() + " and the next"));
    }
    Optional<IssuerPublicKey> key =
        keys.signs(TicketKind.TOKEN, purchase.denomination())
            ? keys.find(purchase.slot())
            : Optional.empty();
    if (key.isEmpty()) {
      return Optional.of(
          Outcome.refused(
              ErrorCode.UNKNOWN_DENOMINATION,
              "tokens of " + purchase.denomination() + " bytes are not sold"));
    }
    return purchase.blinded().stream().allMatch(key.get()::covers)
        ? Optional.empty()
        : Optional.of(
            Outcome.refused(
                ErrorCode.MALFORMED, "a blinded message is not below the key's modulus"));
  }

  private Outcome pay(TokenPurchase purchase, Hash32 digest) {
    TokenAmount cost =
        prices
            .of(purchase.window())
            .of(purchase.denomination())
            .mulDivFloor(purchase.blinded().size(), 1);
    Optional<Outcome> refused =
        atomically.run(
            () -> {
              store.hold(purchase.account(), purchase.window());
              if (store.find(purchase.id()).isPresent()) {
                return Optional.empty(); // it came in between
              }
              TokenAmount left = store.balance(purchase.account(), purchase.window());
              if (cost.isMoreThan(left)) {
                return Optional.of(
                    Outcome.refused(
                        ErrorCode.CREDIT_EXHAUSTED,
                        "the tokens cost " + cost + " base units and " + left + " are left"));
              }
              store.record(purchase, digest, cost);
              return Optional.empty();
            });
    return refused.orElseGet(() -> repeat(find(purchase.id()).orElseThrow(), digest));
  }

  private Outcome repeat(Stored earlier, Hash32 digest) {
    return earlier.digest().equals(digest)
        ? new Outcome.Answered(answers.answer(earlier))
        : Outcome.refused(
            ErrorCode.REQUEST_ID_REUSED, "this request id was used for another request");
  }

  private Optional<Stored> find(RequestId id) {
    return atomically.run(() -> store.find(id));
  }
}
